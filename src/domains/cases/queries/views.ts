import type { PolicyView } from '../../policy/index.ts';
import type { OrganizationNow, PersonSummary } from '../../registry/index.ts';
import type { CaseLine, FieldView, FlowView, TrailLine } from '../contract.ts';
import { fieldsOf, isEnd, type CaseType, type Field, type Words } from '../definition.ts';
import type { CaseAtHand, FactValue, StepTaken } from '../model.ts';
import { daysLeft } from '../rules/clock.ts';

export const stateTitle = (type: CaseType, state: string): Words => type.states[state]?.title ?? { zh: state, en: state };

/** The chart, from the table itself: nothing is drawn that the table does not say. */
export const flowOf = (type: CaseType, policy: PolicyView): FlowView => ({
  states: Object.entries(type.states).map(([key, s]) => {
    const value = s.term === undefined ? null : policy.parameter(s.term.parameter);
    return { key, title: s.title, term: value === null ? null : { days: Number(value.value), counted: s.term!.counted, source: policy.cite(value.source) }, end: isEnd(type, key) };
  }),
  arrows: type.steps.filter((s) => s.to !== 'same').flatMap((s) => s.from.map((from) => ({ from, to: s.to, action: s.action, title: s.title, aside: s.aside ?? false }))),
  starts: [...new Set(type.openings.map((o) => o.to))],
});

export const fieldView = (f: Field): FieldView => ({ key: f.key, kind: f.kind, title: f.title, required: f.required, ...(f.choices ? { choices: f.choices.map((c) => ({ ...c })) } : {}), ...(f.source ? { source: f.source } : {}) });

export function lineOf(file: CaseAtHand, type: CaseType, today: string, people: ReadonlyMap<string, PersonSummary>, units: ReadonlyMap<string, Pick<OrganizationNow, 'name'> | string>): CaseLine {
  const unit = units.get(file.organizationId);
  return {
    id: file.id,
    type: file.type,
    typeTitle: type.title,
    number: file.number,
    title: file.title,
    state: file.state,
    stateTitle: stateTitle(type, file.state),
    organizationId: file.organizationId,
    organizationName: typeof unit === 'string' ? unit : (unit?.name ?? ''),
    openedOn: file.openedOn,
    dueOn: file.dueOn,
    daysLeft: file.closedOn !== null || file.suspendedOn !== null ? null : daysLeft(file.dueOn, today),
    suspended: file.suspendedOn !== null,
    assignee: file.assigneeName,
    closedOn: file.closedOn,
    people: file.parties.map((p) => ({ role: p.role, personId: p.personId, name: people.get(p.personId)?.name ?? '', title: people.get(p.personId)?.title ?? '' })),
  };
}

/** Every field a type ever asks for, by key: to read what was stated long ago. */
export const fieldIndex = (type: CaseType, policy: PolicyView): ReadonlyMap<string, Field> => new Map([...type.openings, ...type.steps].flatMap((a) => fieldsOf(a.fields, policy)).map((f) => [f.key, f]));

export const actTitle = (type: CaseType, action: string): Words | null => [...type.steps.map((s) => ({ key: s.action, title: s.title })), ...type.openings].find((a) => a.key === action)?.title ?? null;

const shown = (field: Field | undefined, value: FactValue, people: ReadonlyMap<string, PersonSummary>): Words | null => {
  const choice = (v: unknown): Words => field?.choices?.find((c) => c.value === v)?.title ?? { zh: String(v), en: String(v) };
  if (field?.kind === 'choice') return choice(value);
  if (field?.kind === 'choices' && Array.isArray(value)) return { zh: value.map((v) => choice(v).zh).join('、'), en: value.map((v) => choice(v).en).join(', ') };
  if (field?.kind === 'person') {
    const name = people.get(String(value))?.name ?? '';
    return { zh: name, en: name };
  }
  return null;
};

/** What the engine itself writes down: bodies and opinions by their names. */
const ownWords = (type: CaseType, key: string, value: FactValue): Words | null => (key === 'body' ? (type.consults?.find((b) => b.key === value)?.title ?? null) : null);

export const trailLine = (t: StepTaken, type: CaseType, fields: ReadonlyMap<string, Field>, people: ReadonlyMap<string, PersonSummary>): TrailLine => ({
  sequence: t.sequence,
  action: t.action,
  title: actTitle(type, t.action),
  from: t.from,
  to: t.to,
  at: t.at.toISOString(),
  by: t.by,
  reason: t.reason,
  stated: Object.entries(t.stated).map(([key, value]) => ({ key, title: fields.get(key)?.title ?? null, kind: fields.get(key)?.kind ?? 'text', value: mutable(value), shown: shown(fields.get(key), value, people) ?? ownWords(type, key, value) })),
  kept: Object.fromEntries(Object.entries(t.kept).map(([k, v]) => [k, mutable(v)])),
  dueOn: t.dueOn,
  late: t.late,
});

/** The states a file has been in, in order. */
export const walkOf = (trail: readonly StepTaken[]): string[] => trail.reduce<string[]>((walk, t) => (walk.at(-1) === t.to ? walk : [...walk, t.to]), []);

type Mutable = TrailLine['kept'][string];
const mutable = (v: FactValue): Mutable => (Array.isArray(v) ? [...(v as string[])] : (v as Mutable));
