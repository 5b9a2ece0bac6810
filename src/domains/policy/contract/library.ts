import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { choosePolicy, readPolicy } from '../access.ts';
import { bilingual, citedSource, factType, factValue, hitPolicy, lever, problem, scalar, typed } from './words.ts';

const onDay = z.object({ on: day.optional() });

export const documentLine = z.object({
  ref: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  issuedOn: z.string().nullable(),
  effectiveFrom: z.string().nullable(),
  /** `superior` for documents from above, `local` for those of the region itself. */
  standing: z.enum(['superior', 'local']),
  kind: z.enum(['rule', 'report', 'method']),
  /** In the pack, or registered by hand. */
  from: z.enum(['pack', 'register']),
  verified: z.boolean(),
  note: z.string().nullable(),
  documentSet: z.string().nullable(),
  part: z.enum(['main', 'supporting']).nullable(),
  /** What of the pack rests on it. */
  parameters: z.int(),
  rows: z.int(),
  measures: z.int(),
  clauses: z.int(),
});
export type DocumentLine = z.infer<typeof documentLine>;

export const openPolicy = endpoint({
  name: 'policy.open',
  method: 'GET',
  path: '/policy',
  summary: 'The policy in force on a day (default today): pack, version, what it extends, its documents, and the packs one could choose.',
  query: onDay,
  output: z.object({
    version: z.string(),
    packId: z.string(),
    title: bilingual,
    place: z.object({ code: z.string(), name: z.string() }),
    on: day,
    lineage: z.array(z.object({ id: z.string(), title: bilingual })),
    packs: z.array(z.object({ id: z.string(), title: bilingual, rules: z.int(), parameters: z.int(), measures: z.int(), practices: z.int() })),
    versions: z.array(z.object({ version: z.string(), inForceFrom: day, loadedAt: z.string() })),
    documents: z.array(documentLine),
    unverified: z.int(),
    entries: z.int(),
  }),
  permission: readPolicy,
  refusals: ['policy.pack_invalid'],
});

export const choosePackEndpoint = endpoint({
  name: 'policy.choose_pack',
  method: 'POST',
  path: '/policy/pack',
  summary: 'Puts a pack in force in the region from a day on.',
  body: z.object({ packId: z.string().min(1).max(80), from: day, reason: typed(200) }),
  output: z.null(),
  permission: choosePolicy,
  refusals: ['policy.pack_not_found'],
});

export const parameterView = z.object({
  id: z.string(),
  name: z.string(),
  title: bilingual,
  unit: z.string(),
  values: z.array(z.object({ from: day, value: scalar, inForce: z.boolean(), source: citedSource, also: z.array(citedSource), verified: z.boolean(), note: z.string().nullable() })),
});
export type ParameterView = z.infer<typeof parameterView>;

export const rowView = z.object({
  row: z.int(),
  when: z.array(z.string()),
  outputs: z.array(z.string()),
  reason: bilingual,
  source: citedSource,
  also: z.array(citedSource),
  verified: z.boolean(),
  note: z.string().nullable(),
});
export const exampleView = z.object({ name: z.string(), passed: z.boolean(), expected: z.unknown(), actual: z.unknown() });
export const ruleView = z.object({
  id: z.string(),
  title: bilingual,
  effectiveFrom: day,
  hitPolicy,
  uses: z.array(z.object({ id: z.string(), name: z.string(), value: scalar.nullable() })),
  inputs: z.array(z.object({ name: z.string(), en: z.string(), type: factType, unit: z.string().nullable(), values: z.array(z.string()) })),
  outputs: z.array(z.object({ name: z.string(), type: factType })),
  rows: z.array(rowView),
  /** Facts one must give (or say null) to decide. */
  asks: z.array(z.string()),
  examples: z.array(exampleView),
});
export type RuleView = z.infer<typeof ruleView>;

export const conditionView = z.object({ fact: z.string(), text: bilingual, source: citedSource, proposed: z.boolean() });
export const measureView = z.object({
  id: z.string(),
  title: bilingual,
  problem,
  lever,
  delivery: bilingual,
  owner: z.string(),
  quote: z.string().nullable(),
  practice: z.string().nullable(),
  source: citedSource.nullable(),
  /** Whom it is for: what must be so of a person's facts. */
  beneficiaries: z.array(z.object({ fact: z.string(), test: z.string() })),
  conditions: z.array(conditionView),
  verified: z.boolean(),
  from: z.enum(['pack', 'register']),
  state: z.enum(['in_force', 'withdrawn']),
  /** Null: everywhere in the region. */
  units: z.array(z.object({ id: z.string(), name: z.string() })).nullable(),
  since: day.nullable(),
  stateReason: z.string().nullable(),
});
export type MeasureView = z.infer<typeof measureView>;

export const openDocument = endpoint({
  name: 'policy.open_document',
  method: 'GET',
  path: '/policy/documents/:ref',
  summary: 'A document beside its data: clauses, and the parameters, table rows and measures that cite it, with verification marks and examples.',
  params: z.object({ ref: z.string().min(1).max(80) }),
  query: onDay,
  output: z.object({
    document: documentLine,
    basis: z.array(z.object({ ref: z.string(), title: z.string(), clause: z.string().nullable() })),
    citedBy: z.array(z.object({ ref: z.string(), title: z.string() })),
    clauses: z.array(z.object({ id: z.string(), number: z.string(), text: z.string(), state: z.enum(['not_started', 'in_progress', 'implemented', 'not_applicable']) })),
    parameters: z.array(parameterView),
    rules: z.array(ruleView),
    measures: z.array(measureView),
    announced: z.array(z.object({ id: z.string(), title: bilingual, count: z.int(), textGiven: z.boolean(), quote: z.string() })),
  }),
  permission: readPolicy,
  refusals: ['policy.document_not_found'],
});

export const listParameters = endpoint({
  name: 'policy.list_parameters',
  method: 'GET',
  path: '/policy/parameters',
  summary: 'Every parameter in force with its values by date, unit, article and verification mark.',
  query: onDay,
  output: z.array(parameterView),
  permission: readPolicy,
  refusals: [],
});

export const listFacts = endpoint({
  name: 'policy.list_facts',
  method: 'GET',
  path: '/policy/facts',
  summary: 'Every fact that a table in force or a measure asks for: who asks, which domain tells it, and who waits for it in vain. A row that needs a fact nobody tells stays undetermined. With `all`, the other words of the vocabulary too, asked by nobody.',
  query: onDay.extend({ all: z.enum(['true']).optional() }),
  output: z.array(
    z.object({
      name: z.string(),
      en: z.string(),
      meaning: bilingual,
      type: factType,
      /** The only values there are; empty for any. */
      values: z.array(z.string()),
      unit: z.string().nullable(),
      /** The domain that the vocabulary expects it from. */
      expectedFrom: z.string(),
      told: z.enum(['all', 'some', 'none']),
      supplies: z.array(z.object({ by: z.string(), how: z.enum(['computed', 'stated']) })),
      askers: z.array(z.object({ kind: z.enum(['rule', 'measures']), id: z.string(), title: bilingual, told: z.boolean() })),
    }),
  ),
  permission: readPolicy,
  refusals: [],
});

export const listRules = endpoint({
  name: 'policy.list_rules',
  method: 'GET',
  path: '/policy/rules',
  summary: 'Every decision table of the policy in force: title, date, rows and how many are verified.',
  query: onDay,
  output: z.array(z.object({ id: z.string(), title: bilingual, effectiveFrom: day, hitPolicy, rows: z.int(), verifiedRows: z.int(), examples: z.int(), examplesPassed: z.int() })),
  permission: readPolicy,
  refusals: [],
});

export const openRule = endpoint({
  name: 'policy.open_rule',
  method: 'GET',
  path: '/policy/rules/:id',
  summary: 'A decision table as in force on a day: inputs, rows with reason and article, and its examples with their results now.',
  params: z.object({ id: z.string().min(1).max(80) }),
  query: onDay,
  output: ruleView,
  permission: readPolicy,
  refusals: ['policy.rule_not_found', 'policy.rule_not_yet'],
});

const rowTrace = z.object({
  row: z.int(),
  state: z.enum(['lit', 'undetermined']),
  reason: bilingual,
  source: citedSource,
  verified: z.boolean(),
  missing: z.array(z.string()),
});
export const tryRule = endpoint({
  name: 'policy.try_rule',
  method: 'POST',
  path: '/policy/rules/:id/try',
  summary: 'Applies a table to facts typed in (null for what is not known). Nothing is recorded; the answer names rows, reasons and articles.',
  params: z.object({ id: z.string().min(1).max(80) }),
  body: z.object({ on: day.optional(), facts: z.record(z.string().max(60), factValue) }),
  output: z.object({
    version: z.string(),
    status: z.enum(['decided', 'no_match', 'undetermined']),
    outputs: z.record(z.string(), scalar).nullable(),
    collected: z.array(z.record(z.string(), scalar)),
    trace: z.array(rowTrace),
    missing: z.array(z.string()),
  }),
  permission: readPolicy,
  refusals: ['policy.rule_not_found', 'policy.rule_not_yet', 'policy.fact_unknown', 'policy.fact_missing', 'policy.fact_type', 'policy.fact_value'],
});
