import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { BallotBox, BallotReport } from '../contract/report.ts';
import { ballotHash, boxRoot, tokenHash } from './box-hash.ts';
import { leavesOf } from './check-plan.ts';
import { checkPaper } from './check-paper.ts';
import { countBallots } from './count-ballots.ts';
import { itemsOf } from './check-form.ts';
import { isValid } from './validity.ts';

/** One thing that is wrong with a box. `at` is a path in the file. */
export interface BoxDefect {
  readonly code: 'form' | 'token_twice' | 'token_group' | 'turnout' | 'turnout_report' | 'ballot_twice' | 'paper' | 'cells' | 'cell_too_small' | 'ballots_tokens' | 'ballot_link' | 'order' | 'recount' | 'root' | 'token_signature' | 'seal';
  readonly at: string;
  /** What was found, in figures or keys; no text to translate. */
  readonly found?: string;
}

/** Everything about a box that needs no key: signatures of tokens and the seal are checked by `voter/open-box.ts`. */
export function boxDefects(box: BallotBox): BoxDefect[] {
  const found = [...tokensAndTurnout(box), ...ballotsAndCells(box)];
  // Answers that the form does not have cannot be counted; they are named already.
  return [...found, ...(found.some((d) => d.code === 'paper') ? [] : recount(box)), ...(boxRoot(box) === box.root ? [] : [{ code: 'root' as const, at: 'root' }])];
}

function tokensAndTurnout(box: BallotBox): BoxDefect[] {
  const defects: BoxDefect[] = [];
  const leaves = new Set(leavesOf(box.groups).map((g) => g.key));
  const seen = new Set<string>();
  let last = '';
  for (const [i, token] of box.tokens.entries()) {
    const hash = tokenHash(token.message);
    if (seen.has(hash)) defects.push({ code: 'token_twice', at: `tokens.${i}` });
    else if (hash < last) defects.push({ code: 'order', at: `tokens.${i}` });
    seen.add(hash);
    last = hash;
    if (!leaves.has(token.group)) defects.push({ code: 'token_group', at: `tokens.${i}.group`, found: token.group });
  }
  for (const [i, group] of box.groups.entries()) {
    if (!leaves.has(group.key)) continue;
    const votes = box.tokens.filter((t) => t.group === group.key).length;
    if (votes > group.taken || group.taken > group.eligible) defects.push({ code: 'turnout', at: `groups.${i}`, found: `${votes} ≤ ${group.taken} ≤ ${group.eligible}` });
    const line = box.report.turnout.find((t) => t.group === group.key);
    if (!line || line.votes !== votes || line.taken !== group.taken || line.eligible !== group.eligible) defects.push({ code: 'turnout_report', at: `report.turnout.${group.key}`, found: String(votes) });
  }
  return defects;
}

function ballotsAndCells(box: BallotBox): BoxDefect[] {
  const defects: BoxDefect[] = [];
  const { cells } = box.report;
  const placed = cells.flatMap((c) => c.groups);
  const leaves = leavesOf(box.groups).map((g) => g.key);
  if (!box.report.withheld && (new Set(placed).size !== placed.length || [...leaves].sort().join() !== [...placed].sort().join())) defects.push({ code: 'cells', at: 'report.cells' });
  const marks = new Set<string>();
  const hashes = new Map<string, string>();
  let last = '';
  for (const [i, ballot] of box.ballots.entries()) {
    const hash = ballotHash(ballot);
    if (marks.has(ballot.mark)) defects.push({ code: 'ballot_twice', at: `ballots.${i}` });
    else if (hash < last) defects.push({ code: 'order', at: `ballots.${i}` });
    marks.add(ballot.mark);
    last = hash;
    hashes.set(hash, ballot.cell);
    const cell = cells.find((c) => c.key === ballot.cell);
    const leftOut = new Set((cell?.groups ?? []).map((g) => box.groups.find((x) => x.key === g)?.leftOut ?? 0));
    const fits = [...leftOut].some((n) => checkPaper({ form: box.form, subjects: box.subjects.map((s) => s.id), leftOut: n }, ballot).length === 0);
    if (!cell || !fits) defects.push({ code: 'paper', at: `ballots.${i}` });
  }
  for (const cell of cells) {
    const ballots = box.ballots.filter((b) => b.cell === cell.key);
    const tokens = box.tokens.filter((t) => cell.groups.includes(t.group));
    if (ballots.length !== tokens.length) defects.push({ code: 'ballots_tokens', at: `report.cells.${cell.key}`, found: `${ballots.length} / ${tokens.length}` });
    const minimum = box.form.validity.minimumAnsweredPercent ?? box.minimumAnsweredPercent;
    if (ballots.filter((b) => isValid(box.form, b.rows, minimum)).length < box.threshold) defects.push({ code: 'cell_too_small', at: `report.cells.${cell.key}`, found: String(ballots.length) });
    const linked = new Set<string>();
    for (const token of tokens) {
      const alone = cell.groups.length === 1;
      if (!alone && token.ballot !== null) defects.push({ code: 'ballot_link', at: `tokens.${box.tokens.indexOf(token)}.ballot`, found: cell.key });
      if (alone && (token.ballot === null || linked.has(token.ballot) || hashes.get(token.ballot) !== cell.key)) defects.push({ code: 'ballot_link', at: `tokens.${box.tokens.indexOf(token)}.ballot` });
      if (token.ballot !== null) linked.add(token.ballot);
    }
  }
  if (box.report.withheld && (box.ballots.length > 0 || cells.length > 0)) defects.push({ code: 'cell_too_small', at: 'ballots', found: String(box.ballots.length) });
  return defects;
}

/** Counts the ballots again with the program's own counting; names the first figure that differs. */
function recount(box: BallotBox): BoxDefect[] {
  if (itemsOf(box.form).length === 0) return [{ code: 'form', at: 'form' }];
  const { report } = box;
  const again = countBallots({
    form: box.form,
    subjects: box.subjects.map((s) => s.id),
    groups: report.turnout,
    threshold: box.threshold,
    minimumAnsweredPercent: box.minimumAnsweredPercent,
    cells: report.withheld ? null : report.cells,
    ballots: new Map(report.cells.map((c) => [c.key, box.ballots.filter((b) => b.cell === c.key).map((b) => b.rows)])),
  });
  // With everything withheld the ballots are not in the file; their number is that of the tokens.
  const expected: BallotReport = report.withheld ? { ...again, votes: box.tokens.length, valid: report.valid, invalid: box.tokens.length - report.valid, straightLines: report.straightLines } : again;
  const differing = firstDifference(expected, report, 'report');
  return differing === null ? [] : [{ code: 'recount', ...differing }];
}

function firstDifference(expected: unknown, stands: unknown, at: string): { at: string; found: string } | null {
  if (expected !== null && stands !== null && typeof expected === 'object' && typeof stands === 'object') {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(stands)])) {
      const found = firstDifference((expected as Record<string, unknown>)[key] ?? null, (stands as Record<string, unknown>)[key] ?? null, `${at}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return canonicalJson(expected ?? null) === canonicalJson(stands ?? null) ? null : { at, found: `${String(stands)} ≠ ${String(expected)}` };
}
