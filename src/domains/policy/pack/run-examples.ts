import { isRefusal } from '../../../kernel/refusal.ts';
import type { Decision, ExampleFile, Facts, PolicyPack } from '../model.ts';
import { decideRule } from '../rules/decide.ts';
import { parameterOn } from '../rules/parameter-on.ts';

export interface ExampleResult {
  /** The file it stands in; absent when it could not be run at all. */
  readonly file?: ExampleFile;
  readonly subject: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Runs the worked examples of a pack: what an official wrote as date, facts and outcome. */
export const runExamples = (pack: PolicyPack): readonly ExampleResult[] => pack.examples.flatMap((file) => runFile(pack, file));

/** The facts of one case: those every case of the file starts from, overridden by its own. */
export const factsOfCase = (file: ExampleFile, one: ExampleFile['cases'][number]): Facts => ({ ...file.given, ...one.facts }) as Facts;

function runFile(pack: PolicyPack, file: ExampleFile): ExampleResult[] {
  return file.cases.map((one) => {
    const subject = file.rule ?? file.parameter!;
    const actual = outcome(pack, file, one);
    return { file, subject, name: one.name, passed: same(one.expected, actual), expected: one.expected, actual };
  });
}

/** What the pack says; a refusal (a day before the first value, a fact nobody knows) is an outcome too, and differs from any expected. */
function outcome(pack: PolicyPack, file: ExampleFile, one: ExampleFile['cases'][number]): unknown {
  try {
    if (file.rule === undefined) return parameterOn(pack, file.parameter!, one.on).value;
    return shown(decideRule(pack, file.rule, factsOfCase(file, one), one.on), one.expected);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refused: error.code, ...error.params };
  }
}

/** Only what the case speaks of is compared; the status always is. */
function shown(decision: Decision, expected: ExampleFile['cases'][number]['expected']): unknown {
  if (typeof expected !== 'object') return decision.outputs ? Object.values(decision.outputs)[0] : decision.status;
  const { status, outputs, collected, missing } = decision;
  const all: Record<string, unknown> = { outputs: pick(outputs, expected.outputs), collected, missing };
  return { status, ...Object.fromEntries(Object.keys(expected).filter((k) => k !== 'status').map((k) => [k, all[k]])) };
}

const pick = (outputs: Decision['outputs'], wanted: Readonly<Record<string, unknown>> | undefined): unknown =>
  outputs && wanted ? Object.fromEntries(Object.keys(wanted).map((k) => [k, outputs[k]])) : outputs;

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
      : value;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
