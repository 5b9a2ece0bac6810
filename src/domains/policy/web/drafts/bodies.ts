import type { DraftKind } from '../../contract/workbench.ts';
import type { FactType, Scalar } from '../../model.ts';

/*
 * Entries of a draft as they are typed in: the format of pack files, but anything may still be missing. What a body holds beyond these
 * fields (a file written by hand) is carried along untouched.
 */
export type Body = Record<string, unknown>;
export interface Words {
  readonly zh?: string;
  readonly en?: string;
}
export interface Source {
  readonly document?: string;
  readonly article?: string;
}
export interface Cited {
  readonly source?: Source;
  readonly also?: readonly Source[];
  readonly verified?: boolean;
  readonly note?: string;
}
export interface ValueBody extends Cited {
  readonly from?: string;
  readonly value?: Scalar;
}
export interface ParameterBody {
  readonly id?: string;
  readonly name?: string;
  readonly title?: Words;
  readonly unit?: string;
  readonly values?: readonly ValueBody[];
}
export interface ColumnBody {
  readonly name: string;
  readonly type: FactType;
  readonly title?: string;
}
export interface RowBody extends Cited {
  readonly when: readonly string[];
  readonly then: Readonly<Record<string, Scalar>>;
  readonly reason?: Words;
}
export interface RuleBody {
  readonly id?: string;
  readonly title?: Words;
  readonly effectiveFrom?: string;
  readonly hitPolicy?: string;
  readonly uses?: readonly string[];
  readonly inputs?: readonly ColumnBody[];
  readonly outputs?: readonly ColumnBody[];
  readonly rows?: readonly RowBody[];
}
export type GivenFacts = Readonly<Record<string, Scalar | null | readonly string[] | readonly number[]>>;
export interface Outcome {
  readonly status: 'decided' | 'no_match' | 'undetermined';
  readonly outputs?: Readonly<Record<string, Scalar>>;
  readonly collected?: readonly Readonly<Record<string, Scalar>>[];
  readonly missing?: readonly string[];
}
export interface CaseBody {
  readonly name?: string;
  readonly on?: string;
  readonly facts?: GivenFacts;
  readonly expected?: Scalar | Outcome;
}
export interface ExampleBody {
  readonly rule?: string;
  readonly parameter?: string;
  readonly given?: GivenFacts;
  readonly cases?: readonly CaseBody[];
}
export interface DocumentBody {
  readonly id?: string;
  readonly title?: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly effectiveFrom?: string;
  readonly issuer?: string;
  readonly kind?: string;
  readonly basis?: readonly string[];
  readonly verified?: boolean;
  readonly note?: string;
}
export interface TestBody {
  readonly fact?: string;
  readonly test?: string;
}
export interface ConditionBody extends TestBody {
  readonly text?: Words;
  readonly source?: Source;
  readonly proposed?: true;
}
export interface MeasureBody extends Cited {
  readonly id?: string;
  readonly title?: Words;
  readonly problem?: string;
  readonly lever?: string;
  readonly uses?: readonly string[];
  readonly beneficiaries?: readonly TestBody[];
  readonly conditions?: readonly ConditionBody[];
  readonly delivery?: Words;
  readonly owner?: string;
  readonly quote?: string;
  readonly practice?: string;
}

/** A field set, or left out when nothing is in it: an empty text is no text. */
export function put<T extends object>(body: T, change: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const next = { ...body, ...change } as Record<string, unknown>;
  for (const [key, value] of Object.entries(next)) if (value === undefined || value === '') delete next[key];
  return next as T;
}

/** A list with one item changed, taken out (null) or moved. */
export const replaced = <T>(list: readonly T[], at: number, item: T | null): T[] => (item === null ? list.filter((_, i) => i !== at) : list.map((old, i) => (i === at ? item : old)));
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

/** What a new entry begins with. */
export function emptyBody(kind: DraftKind, id: string, from: string, shows: 'rule' | 'parameter' = 'rule'): Body {
  switch (kind) {
    case 'parameter':
      return { id, values: [{ from, verified: false }] };
    case 'rule':
      return { id, effectiveFrom: from, hitPolicy: 'first', inputs: [], outputs: [], rows: [] };
    case 'document':
      return { id, kind: 'rule', effectiveFrom: from, verified: false };
    case 'measure':
      return { id, beneficiaries: [], conditions: [], verified: false };
    case 'example':
      return { [shows]: id, cases: [{ on: from }] };
  }
}

/**
 * What stands, as the beginning of its change: a table whole with the draft's day; of a parameter the header and one value of that day, which
 * must be given its own article.
 */
export function changedCopy(kind: DraftKind, base: Body, from: string): Body {
  if (kind === 'rule') return { ...base, effectiveFrom: from };
  if (kind !== 'parameter') return base;
  const { values = [], ...header } = base as ParameterBody;
  const last = values.filter((v) => (v.from ?? '') <= from).at(-1);
  return { ...header, values: [{ from, ...(last?.value === undefined ? {} : { value: last.value }), verified: false }] };
}
