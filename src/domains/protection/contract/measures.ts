import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { checkMeasures, readMeasures, recordMeasures } from '../access.ts';
import { bodies, measureKinds } from '../model.ts';
import { differenceReasons } from '../rules/measure-differences.ts';
import { measureColumns, measureFaults } from '../rules/read-measure-line.ts';

const id = z.object({ id: z.uuid() });
const reason = z.string().trim().min(2).max(2000);
const done = z.object({});
const language = z.enum(['zh-CN', 'en']).default('zh-CN');
/** One list at a time takes so many lines; a longer one is cut into several. */
export const MOST_MEASURE_LINES = 2000;

export const measureView = z.object({
  id: z.string(),
  body: z.enum(bodies),
  kind: z.enum(measureKinds),
  person: z.object({ id: z.string(), name: z.string(), organizationName: z.string().nullable() }),
  onDay: z.string(),
  restricted: z.boolean(),
  /** True: the other body's, of which nothing but kind and day is shown; what follows is null then. */
  hidden: z.boolean(),
  matter: z.string().nullable(),
  lead: z.string().nullable(),
  document: z.string().nullable(),
  differs: z.string().nullable(),
  recordedBy: z.string().nullable(),
  case: z.object({ id: z.string(), number: z.string() }).nullable(),
  withdrawn: z.object({ on: z.string(), because: z.string().nullable() }).nullable(),
  check: z.object({ finding: z.enum(['confirmed', 'disputed']), reason: z.string().nullable(), at: z.string(), by: z.string() }).nullable(),
  can: z.object({ check: z.boolean(), withdraw: z.boolean() }),
});
export type MeasureView = z.infer<typeof measureView>;

const filter = z.object({ body: z.enum(bodies).optional(), kind: z.enum(measureKinds).optional(), state: z.enum(['unconfirmed', 'confirmed', 'disputed', 'withdrawn']).optional() });

export const listMeasures = endpoint({
  name: 'protection.measures',
  method: 'GET',
  path: '/protection/measures',
  summary: 'Who asked whom about what (M129): explanations, letters, reminders and admonitions of both bodies, newest first. Restricted lines of the other body show kind and day only. The reading is audited.',
  query: filter,
  output: z.object({ measures: z.array(measureView), more: z.boolean() }),
  permission: readMeasures,
  refusals: [],
});

export const exportMeasures = endpoint({
  name: 'protection.export_measures',
  method: 'GET',
  path: '/protection/measures/export',
  summary: 'The same list as xlsx, marked with who took it out and when. Taking it out is audited.',
  query: filter.extend({ language }),
  output: z.unknown(),
  answers: 'file',
  permission: readMeasures,
  refusals: [],
});

export const addMeasure = endpoint({
  name: 'protection.add_measure',
  method: 'POST',
  path: '/protection/measures',
  summary: 'A line of the discipline organ, typed in before it asks. Refused when the person was asked about the matter before, with the record named, unless it is stated why it is another matter.',
  body: z.object({ personId: z.uuid(), kind: z.enum(measureKinds), onDay: day, matter: z.string().trim().min(2).max(2000), lead: z.string().trim().min(1).max(100).nullable(), document: z.string().trim().min(1).max(100).nullable(), restricted: z.boolean(), differs: reason.nullable() }),
  output: z.object({ id: z.string() }),
  permission: recordMeasures,
  refusals: ['protection.asked_before', 'protection.measure_there', 'protection.measure_ahead', 'protection.measure_oneself', 'registry.no_such_person'],
});

export const measureTemplate = endpoint({
  name: 'protection.measure_template',
  method: 'GET',
  path: '/protection/measures/import/template',
  summary: 'An empty Excel list to fill in.',
  output: z.unknown(),
  answers: 'file',
  permission: recordMeasures,
  refusals: [],
});

const file = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
const fileRefusals = ['protection.list_without_heading', 'protection.list_without_lines', 'protection.list_columns_missing', 'protection.list_too_long', 'files.not_found'];
const hit = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const previewMeasures = endpoint({
  name: 'protection.preview_measures',
  method: 'POST',
  path: '/protection/measures/import/preview',
  summary: 'What an uploaded list would do, line by line: new, on the list already, or wrong with every cell and why; and who was asked about the matter before. Nothing is written.',
  body: file,
  output: z.object({ sheet: z.string(), rows: z.array(z.object({ row: z.number(), texts: z.partialRecord(z.enum(measureColumns), z.string()), verdict: z.enum(['new', 'already', 'bad']), faults: z.array(z.object({ column: z.enum(measureColumns), fault: z.enum(measureFaults) })), asked: z.array(hit) })) }),
  permission: recordMeasures,
  refusals: fileRefusals,
});

export const importMeasures = endpoint({
  name: 'protection.import_measures',
  method: 'POST',
  path: '/protection/measures/import',
  summary: 'Takes a list of what was done already in: good lines go in, a second import changes nothing; lines about matters asked before stand among the differences.',
  body: file,
  output: z.object({ added: z.number(), already: z.number(), bad: z.number(), asked: z.number() }),
  permission: recordMeasures,
  refusals: fileRefusals,
});

export const checkMeasureLine = endpoint({
  name: 'protection.check_measure',
  method: 'POST',
  path: '/protection/measures/:id/check',
  summary: 'The other body confirms a line or disputes it with a reason; the last word counts.',
  params: id,
  body: z.object({ finding: z.enum(['confirmed', 'disputed']), reason: reason.nullable() }),
  output: done,
  permission: checkMeasures,
  refusals: ['protection.no_such_measure', 'protection.measure_own', 'protection.measure_checked', 'protection.measure_withdrawn', 'protection.dispute_without_reason'],
});

export const withdrawMeasureLine = endpoint({
  name: 'protection.withdraw_measure',
  method: 'POST',
  path: '/protection/measures/:id/withdrawal',
  summary: 'A line put on the list by mistake is withdrawn with the reason; it stays, as withdrawn. Lines of cases are not.',
  params: id,
  body: z.object({ reason }),
  output: done,
  permission: recordMeasures,
  refusals: ['protection.no_such_measure', 'protection.measure_of_case', 'protection.measure_withdrawn'],
});

const perBody = z.object({ organization: z.number(), discipline: z.number() });
const counts = z.object({ records: perBody, unconfirmed: perBody, disputed: perBody, doubles: z.number() });
const year = z.coerce.number().int().min(1990).max(2200);

export const measureDifferences = endpoint({
  name: 'protection.measure_differences',
  method: 'GET',
  path: '/protection/measures/differences',
  summary: 'Reconciliation of a year (M129): lines not confirmed, disputed ones, and likely doubles, counted by month of the line. Of a double the later line counts.',
  query: z.object({ year: year.optional() }),
  output: z.object({ year: z.number(), total: counts, months: z.array(counts.extend({ month: z.string() })), differences: z.array(z.object({ reason: z.enum(differenceReasons), month: z.string(), measure: measureView, other: measureView.nullable() })) }),
  permission: readMeasures,
  refusals: [],
});

export const exportMeasureDifferences = endpoint({
  name: 'protection.export_measure_differences',
  method: 'GET',
  path: '/protection/measures/differences/export',
  summary: 'The reconciliation as xlsx: a sheet by month and a sheet of the differences, marked with who took it out and when. Taking it out is audited.',
  query: z.object({ year: year.optional(), language }),
  output: z.unknown(),
  answers: 'file',
  permission: readMeasures,
  refusals: [],
});
