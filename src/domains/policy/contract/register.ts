import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day, partialDate } from '../../../kernel/period.ts';
import { readCoverage, readPolicy, writeRegister } from '../access.ts';
import { measureView } from './library.ts';
import { documentRef, lever, problem, typed } from './words.ts';

const units = z.array(z.uuid()).min(1).max(500).nullable();

export const listMeasures = endpoint({
  name: 'policy.list_measures',
  method: 'GET',
  path: '/policy/measures',
  summary: 'Measures of the pack and of the region by problem and lever, each with conditions, articles, owner and where it is in force (M001).',
  query: z.object({ on: day.optional() }),
  output: z.array(measureView),
  permission: readPolicy,
  refusals: [],
});

export const registerMeasure = endpoint({
  name: 'policy.register_measure',
  method: 'POST',
  path: '/policy/measures',
  summary: 'Registers a local measure with one problem and one lever, its basis, owner, and the units it is in force in (null: the whole region).',
  body: z.object({
    title: typed(120),
    problem,
    lever,
    delivery: typed(500),
    owner: typed(60),
    quote: z.string().trim().max(1000).nullable(),
    basis: z.object({ document: documentRef, article: typed(60) }).nullable(),
    units,
    from: day,
    reason: typed(200),
  }),
  output: z.object({ id: z.string() }),
  permission: writeRegister,
  refusals: ['policy.document_not_found', 'policy.unit_not_found', 'policy.measure_registered_already'],
});

export const setMeasureState = endpoint({
  name: 'policy.set_measure_state',
  method: 'POST',
  path: '/policy/measures/:id/states',
  summary: 'Withdraws a measure, puts it back in force, or says in which units it is in force, from a day on and with the reason. Earlier states stay.',
  params: z.object({ id: z.string().min(1).max(80) }),
  body: z.object({ state: z.enum(['in_force', 'withdrawn']), units, from: day, reason: typed(200) }),
  output: z.null(),
  permission: writeRegister,
  refusals: ['policy.measure_not_found', 'policy.unit_not_found', 'policy.measure_state_same'],
});

export const openCoverage = endpoint({
  name: 'policy.coverage',
  method: 'GET',
  path: '/policy/coverage',
  summary: 'Coverage matrix problem × lever, and the problems and units that no measure in force covers (M001).',
  query: z.object({ on: day.optional() }),
  output: z.object({
    version: z.string(),
    on: day,
    measures: z.int(),
    matrix: z.array(z.object({ problem, lever, measures: z.array(z.object({ id: z.string(), title: z.object({ zh: z.string(), en: z.string() }) })) })),
    uncoveredProblems: z.array(problem),
    units: z.array(z.object({ id: z.string(), name: z.string(), counts: z.record(problem, z.int()), uncovered: z.array(problem) })),
  }),
  permission: readCoverage,
  refusals: [],
});

export const registerDocument = endpoint({
  name: 'policy.register_document',
  method: 'POST',
  path: '/policy/documents',
  summary: 'Registers a superior or local document that is not in the pack: what it rests on (document, clause) and its clauses (M002, M004).',
  body: z.object({
    title: typed(200),
    number: typed(60).nullable(),
    issuer: typed(100),
    issuedOn: partialDate.nullable(),
    standing: z.enum(['superior', 'local']),
    documentSet: typed(100).nullable(),
    part: z.enum(['main', 'supporting']).nullable(),
    basis: z.array(z.object({ document: documentRef, clauseId: z.uuid().nullable() })).max(50),
    clauses: z.array(z.object({ number: typed(40), text: typed(4000) })).max(500),
  }),
  output: z.object({ id: z.string(), clauseIds: z.array(z.string()) }),
  permission: writeRegister,
  refusals: ['policy.document_not_found', 'policy.clause_not_found', 'policy.clause_of_other_document', 'policy.clause_number_twice', 'policy.document_registered_already', 'policy.part_without_set'],
});

export const openCitations = endpoint({
  name: 'policy.citations',
  method: 'GET',
  path: '/policy/citations',
  summary: 'The citation tree: each document under what it rests on, local rules without a basis, and clauses of superior documents without a local rule (M002).',
  output: z.object({
    nodes: z.array(
      z.object({
        ref: z.string(),
        title: z.string(),
        issuer: z.string(),
        issuedOn: z.string().nullable(),
        standing: z.enum(['superior', 'local']),
        from: z.enum(['pack', 'register']),
        basis: z.array(z.object({ ref: z.string(), clause: z.string().nullable() })),
        /** The superior documents at the top of its chain. */
        roots: z.array(z.string()),
        clauses: z.int(),
        clausesWithoutRule: z.int(),
      }),
    ),
    withoutBasis: z.array(z.string()),
    clausesWithoutRule: z.array(z.object({ id: z.string(), document: z.string(), documentTitle: z.string(), number: z.string(), text: z.string() })),
  }),
  permission: readCoverage,
  refusals: [],
});
