import { isDay } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { Field } from '../definition.ts';
import type { AttachedFile, FactValue, FactValues } from '../model.ts';

/** As the database takes them: anything else is refused here, by its line. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONGEST = { text: 200, long_text: 8000 } as const;

/** What is wrong with a form as filled in, each with the line it stands in: missing, unknown, of another kind, not among the choices. */
export function checkFacts(fields: readonly Field[], stated: Readonly<Record<string, unknown>>): Reason[] {
  const reasons: Reason[] = [];
  const known = new Set(fields.map((f) => f.key));
  for (const key of Object.keys(stated)) if (!known.has(key)) reasons.push({ code: 'cases.fact_unknown', params: { fact: key }, at: key });
  for (const field of fields) {
    const value = stated[field.key];
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) {
      if (field.required) reasons.push({ code: 'cases.fact_missing', params: { fact: field.title.zh }, at: field.key, ...(field.source === undefined ? {} : { source: field.source }) });
    } else if (!holds(field, value)) reasons.push({ code: 'cases.fact_malformed', params: { fact: field.title.zh }, at: field.key });
  }
  return reasons;
}

/** The form as kept: empty lines left out, texts without blanks around. Only for what `checkFacts` let through. */
export const keptFacts = (fields: readonly Field[], stated: Readonly<Record<string, unknown>>): FactValues =>
  Object.fromEntries(
    fields.flatMap((f) => {
      const value = stated[f.key];
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
      return [[f.key, typeof value === 'string' ? value.trim() : (value as FactValue)]];
    }),
  );

function holds(field: Field, value: unknown): boolean {
  const among = (v: unknown): boolean => typeof v === 'string' && (field.choices ?? []).some((c) => c.value === v);
  switch (field.kind) {
    case 'text':
    case 'long_text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST[field.kind];
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'yes_no':
      return typeof value === 'boolean';
    case 'choice':
      return among(value);
    case 'choices':
      return Array.isArray(value) && value.every(among) && new Set(value).size === value.length;
    case 'person':
      return typeof value === 'string' && ID.test(value);
    case 'entries':
      return Array.isArray(value) && value.length <= 50 && value.every((v) => typeof v === 'string' && ID.test(v));
    case 'files':
      return Array.isArray(value) && value.length <= 20 && value.every((f: Partial<AttachedFile>) => typeof f?.hash === 'string' && /^[0-9a-f]{64}$/.test(f.hash) && typeof f.name === 'string' && f.name.trim() !== '' && f.name.length <= 200);
  }
}
