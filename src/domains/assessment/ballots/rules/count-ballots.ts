import { divide, formatScore, type Score } from '../../../../kernel/score.ts';
import type { FormDefinition } from '../contract/form.ts';
import type { BallotReport, CellFigures, ItemFigures } from '../contract/report.ts';
import type { BallotRow } from '../model.ts';
import { wholeGroups, type Cell } from './cells.ts';
import { itemsOf, optionsOf, type PlacedItem } from './check-form.ts';
import { leavesOf, lineOf } from './check-plan.ts';
import { add, fraction, ofText, over, printed, times, type Fraction } from './fraction.ts';
import { isStraightLine, isValid } from './validity.ts';

export interface CountInput {
  readonly form: FormDefinition;
  readonly subjects: readonly string[];
  readonly groups: BallotReport['turnout'];
  readonly threshold: number;
  readonly minimumAnsweredPercent: number;
  /** How the groups are divided; null withholds everything. */
  readonly cells: readonly Pick<Cell, 'key' | 'groups'>[] | null;
  /** Ballots by the key of their cell. */
  readonly ballots: ReadonlyMap<string, readonly (readonly BallotRow[])[]>;
}

/** Lines of turnout as groups of a tree. */
export const asGroups = (lines: BallotReport['turnout']): { key: string; parent: string | null; weight: number }[] => lines.map((t) => ({ key: t.group, parent: t.parent, weight: t.weight }));

/** The share of all a leaf group has: its weight times those above it, exactly. */
export const leafWeight = (groups: readonly { key: string; parent: string | null; weight: number }[], leaf: string): Fraction => lineOf(groups, leaf).reduce((product, g) => times(product, fraction(g.weight, 10_000)), fraction(1));

/** Counts ballots. The same ballots, cells and form give the same report on every machine: the verifier counts again with this. */
export function countBallots(input: CountInput): BallotReport {
  const { form, cells } = input;
  const groups = asGroups(input.groups);
  const minimum = form.validity.minimumAnsweredPercent ?? input.minimumAnsweredPercent;
  const valid = new Map([...input.ballots].map(([key, list]) => [key, list.filter((rows) => isValid(form, rows, minimum))]));
  const all = [...input.ballots.values()].flat();
  const counted = [...valid.values()].reduce((sum, list) => sum + list.length, 0);
  const columns = (cells ?? []).map((cell) => ({ cell, weight: cell.groups.reduce((sum, g) => add(sum, leafWeight(groups, g)), fraction(0)), ballots: valid.get(cell.key) ?? [] }));
  const about = (which: 'person' | 'whole'): PlacedItem[] => itemsOf(form).filter((p) => p.section.about === which && p.item.kind !== 'text' && p.item.kind !== 'observation');
  const subjects = [...(about('person').length > 0 ? input.subjects : []), ...(about('whole').length > 0 ? [null] : [])];
  return {
    threshold: input.threshold,
    minimumAnsweredPercent: input.minimumAnsweredPercent,
    turnout: [...input.groups],
    votes: all.length,
    valid: counted,
    invalid: all.length - counted,
    straightLines: form.validity.flagStraightLines ? all.filter((rows) => isStraightLine(form, rows)).length : 0,
    cells: columns.map(({ cell, weight, ballots }) => ({ key: cell.key, groups: [...cell.groups], weight: Number(divide(weight.n * 1_000_000n, weight.d, 'half_up')), valid: ballots.length, merged: cell.groups.length > 1 })),
    withheld: cells === null,
    subjects: cells === null ? [] : subjects.map((subject) => ({ subject, cells: figuresOf(form, about(subject === null ? 'whole' : 'person'), subject, columns, groups) })),
  };
}

interface Column {
  readonly cell: Pick<Cell, 'key' | 'groups'>;
  readonly weight: Fraction;
  readonly ballots: readonly (readonly BallotRow[])[];
}
/** What is known of one item in one cell or over several, before it is printed. */
interface Tally {
  readonly placed: PlacedItem;
  asked: number;
  counted: number;
  excluded: number;
  blank: number;
  affirmed: number;
  readonly distribution: Record<string, number>;
  /** Mean of points: of one cell the plain mean, of several the weighted one. Null without a counting answer. */
  mean: Fraction | null;
}

function figuresOf(form: FormDefinition, items: readonly PlacedItem[], subject: string | null, columns: readonly Column[], groups: ReturnType<typeof asGroups>): CellFigures[] {
  const byCell = columns.map((c) => ({ ...c, tallies: tally(items, subject, c.ballots) }));
  const sums = [...wholeGroups(groups, columns.map((c) => ({ ...c.cell, ballots: c.ballots.length }))), { key: 'total', cells: columns.map((c) => c.cell) }];
  return [
    ...byCell.map((c) => print(form, c.cell.key, c.tallies)),
    ...sums.map((s) => print(form, s.key, together(items, byCell.filter((c) => s.cells.some((x) => x.key === c.cell.key))))),
  ];
}

function tally(items: readonly PlacedItem[], subject: string | null, ballots: Column['ballots']): Tally[] {
  const rows = ballots.flatMap((rows) => rows.filter((r) => r.subject === subject));
  return items.map((placed) => {
    const { item } = placed;
    const t: Tally = { placed, asked: rows.length, counted: 0, excluded: 0, blank: 0, affirmed: 0, distribution: emptyDistribution(placed), mean: null };
    let points = fraction(0);
    for (const row of rows) {
      const value = row.answers[item.key];
      if (item.kind === 'negative_list') {
        if (value === undefined || typeof value === 'string') t.blank++;
        else {
          t.counted++;
          if (value.length > 0) t.affirmed++;
          for (const entry of value) t.distribution[entry] = (t.distribution[entry] ?? 0) + 1;
        }
        continue;
      }
      const option = optionsOf(item).find((o) => o.key === value);
      if (typeof value !== 'string' || value === '') t.blank++;
      else if (option && option.meaning !== 'counts') {
        t[option.meaning]++;
        t.distribution[option.key] = (t.distribution[option.key] ?? 0) + 1;
      } else {
        t.counted++;
        const key = option ? option.key : `b${Math.min(9, Math.floor(((Number(value) - lowest(placed)) * 10) / (highest(placed) - lowest(placed))))}`;
        t.distribution[key] = (t.distribution[key] ?? 0) + 1;
        if (option?.affirms) t.affirmed++;
        points = add(points, option ? ofText(option.points ?? '0') : ofText(value));
      }
    }
    if (t.counted > 0 && givesPoints(placed)) t.mean = over(points, fraction(t.counted));
    return t;
  });
}
const lowest = ({ item }: PlacedItem): number => (item.kind === 'score' ? Number(item.minimum) : 0);
const highest = ({ item }: PlacedItem): number => (item.kind === 'score' ? Number(item.maximum) : 1);
const givesPoints = ({ item }: PlacedItem): boolean => item.kind === 'score' || (item.kind === 'choice' && item.options.every((o) => o.meaning !== 'counts' || o.points !== null));
function emptyDistribution({ item }: PlacedItem): Record<string, number> {
  const keys = item.kind === 'negative_list' ? item.entries.map((e) => e.key) : [...(item.kind === 'score' ? Array.from({ length: 10 }, (_, i) => `b${i}`) : []), ...optionsOf(item).map((o) => o.key)];
  return Object.fromEntries(keys.map((k) => [k, 0]));
}

/** Several cells in one line: counts are added, means are weighted. A cell without an answer leaves the mean open, never re-weighted in silence. */
function together(items: readonly PlacedItem[], parts: readonly (Column & { readonly tallies: readonly Tally[] })[]): Tally[] {
  const weight = parts.reduce((sum, p) => add(sum, p.weight), fraction(0));
  return items.map((placed, i) => {
    const list = parts.map((p) => p.tallies[i]!);
    const sum = (pick: (t: Tally) => number): number => list.reduce((total, t) => total + pick(t), 0);
    const distribution = Object.fromEntries(Object.keys(emptyDistribution(placed)).map((k) => [k, sum((t) => t.distribution[k] ?? 0)]));
    const known = weight.n !== 0n && list.every((t, p) => t.mean !== null || parts[p]!.weight.n === 0n);
    const mean = known ? over(parts.reduce((total, p, n) => (list[n]!.mean === null ? total : add(total, times(p.weight, list[n]!.mean!))), fraction(0)), weight) : null;
    return { placed, asked: sum((t) => t.asked), counted: sum((t) => t.counted), excluded: sum((t) => t.excluded), blank: sum((t) => t.blank), affirmed: sum((t) => t.affirmed), distribution, mean };
  });
}

function print(form: FormDefinition, cell: string, tallies: readonly Tally[]): CellFigures {
  const percent = (part: number, whole: number): string => formatScore(Number(divide(BigInt(part) * 10_000n, BigInt(whole), form.rounding) * 10_000n) as Score, 2);
  const items = tallies.map((t): ItemFigures => ({
    item: t.placed.item.key,
    asked: t.asked,
    counted: t.counted,
    excluded: t.excluded,
    blank: t.blank,
    distribution: t.distribution,
    shares: t.counted === 0 ? {} : Object.fromEntries(Object.entries(t.distribution).filter(([k]) => optionsOf(t.placed.item).find((o) => o.key === k)?.meaning !== 'excluded' && optionsOf(t.placed.item).find((o) => o.key === k)?.meaning !== 'blank').map(([k, n]) => [k, percent(n, t.counted)])),
    mean: t.mean === null ? null : printed(t.mean, form.places, form.rounding),
  }));
  const scored = tallies.filter((t) => t.placed.item.weight > 0);
  const complete = scored.length > 0 && scored.every((t) => t.mean !== null);
  // A form scores either its plain or its positive side with 100%; with both, each is 100% and the plain one is the score.
  const side = scored.some((t) => t.placed.section.side === 'plain') ? 'plain' : 'positive';
  const score = complete ? scored.filter((t) => t.placed.section.side === side).reduce((sum, t) => add(sum, times(fraction(t.placed.item.weight, 10_000), t.mean!)), fraction(0)) : null;
  const rate = (which: 'positive' | 'negative'): string | null => {
    const list = tallies.filter((t) => t.placed.section.side === which && (t.placed.item.kind === 'negative_list' || optionsOf(t.placed.item).some((o) => o.affirms)));
    const counted = list.reduce((sum, t) => sum + t.counted, 0);
    return counted === 0 ? null : percent(list.reduce((sum, t) => sum + t.affirmed, 0), counted);
  };
  return { cell, items, score: score === null ? null : printed(score, form.places, form.rounding), positiveRate: rate('positive'), negativeRate: rate('negative') };
}

/** Leaf groups of the ballots as `cellsOf` wants them: per group the fewest valid ballots that any subject's row has. */
export function fewestAsked(form: FormDefinition, groups: CountInput['groups'], subjects: readonly string[], minimumPercent: number, byGroup: ReadonlyMap<string, readonly (readonly BallotRow[])[]>): Map<string, number> {
  const people = itemsOf(form).some((p) => p.section.about === 'person');
  return new Map(
    leavesOf(asGroups(groups)).map((g) => {
      const valid = (byGroup.get(g.key) ?? []).filter((rows) => isValid(form, rows, form.validity.minimumAnsweredPercent ?? minimumPercent));
      if (!people) return [g.key, valid.length];
      const asked = new Map(subjects.map((s) => [s, 0]));
      for (const rows of valid) for (const r of rows) if (r.subject !== null && asked.has(r.subject)) asked.set(r.subject, asked.get(r.subject)! + 1);
      return [g.key, Math.min(...asked.values())];
    }),
  );
}
