import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { readCoverage, writeRegister } from '../access.ts';
import { documentRef, typed } from './words.ts';

export const clauseStates = ['not_started', 'in_progress', 'implemented', 'not_applicable'] as const;

export const clauseView = z.object({
  id: z.string(),
  document: z.string(),
  documentTitle: z.string(),
  documentSet: z.string().nullable(),
  part: z.enum(['main', 'supporting']).nullable(),
  number: z.string(),
  text: z.string(),
  state: z.enum(clauseStates),
  localMeasure: z.string().nullable(),
  localDocument: z.object({ ref: z.string(), title: z.string() }).nullable(),
  owner: z.string().nullable(),
  dueOn: day.nullable(),
  late: z.boolean(),
  note: z.string().nullable(),
  changedAt: z.string().nullable(),
});
export type ClauseView = z.infer<typeof clauseView>;

export const listClauses = endpoint({
  name: 'policy.list_clauses',
  method: 'GET',
  path: '/policy/clauses',
  summary: 'Clauses of superior documents with local measure, owner and state; `open` lists those not yet implemented here (M004).',
  query: z.object({ which: z.enum(['all', 'open']).optional(), set: z.string().max(100).optional(), document: documentRef.optional() }),
  output: z.object({
    clauses: z.array(clauseView),
    sets: z.array(z.object({ name: z.string(), documents: z.int(), clauses: z.int(), implemented: z.int(), notImplemented: z.int() })),
  }),
  permission: readCoverage,
  refusals: [],
});

export const addClauses = endpoint({
  name: 'policy.add_clauses',
  method: 'POST',
  path: '/policy/documents/:ref/clauses',
  summary: 'Breaks a document, of the pack or registered, into clauses (M004).',
  params: z.object({ ref: z.string().min(1).max(80) }),
  body: z.object({ clauses: z.array(z.object({ number: typed(40), text: typed(4000) })).min(1).max(500) }),
  output: z.object({ clauseIds: z.array(z.string()) }),
  permission: writeRegister,
  refusals: ['policy.document_not_found', 'policy.clause_number_twice'],
});

export const setClauseState = endpoint({
  name: 'policy.set_clause_state',
  method: 'POST',
  path: '/policy/clauses/:id/states',
  summary: 'Records how a clause is carried out here. Implemented needs the local measure or document that does it; earlier states stay.',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    state: z.enum(clauseStates),
    localMeasure: typed(500).nullable(),
    localDocument: z.uuid().nullable(),
    owner: typed(60).nullable(),
    dueOn: day.nullable(),
    note: typed(500).nullable(),
  }),
  output: z.null(),
  permission: writeRegister,
  refusals: ['policy.clause_not_found', 'policy.document_not_found', 'policy.clause_without_measure', 'policy.clause_without_owner', 'policy.clause_without_note'],
});
