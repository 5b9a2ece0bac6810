import type { z } from 'zod';
import type * as format from './pack/format.ts';

/** The four problems of 激励干部担当作为, and what serves them all. 不想为 · 不敢为 · 不会为 · 不善为. */
export const problems = ['motivation', 'courage', 'capability', 'fit', 'cross_cutting'] as const;
/** 思想引领 · 政策激励 · 历练培养 · 调整优化 (M001). */
export const levers = ['guidance', 'incentive', 'tempering', 'adjustment'] as const;
/** Groups of the practice catalogue, in the order of the specification. */
export const practiceGroups = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const;
export const hitPolicies = ['first', 'unique', 'collect', 'any'] as const;
export const factTypes = ['number', 'string', 'boolean', 'day', 'strings', 'numbers'] as const;
/** Domains (of the source tree) that can supply a fact. */
export const suppliers = ['registry', 'evidence', 'work', 'protection', 'assessment', 'personnel', 'development', 'incentive', 'supervision'] as const;

type Frozen<T> = T extends readonly (infer U)[] ? readonly Frozen<U>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

export type Problem = (typeof problems)[number];
export type Lever = (typeof levers)[number];
export type PracticeGroup = (typeof practiceGroups)[number];
export type FactType = (typeof factTypes)[number];
export type Source = Frozen<z.infer<typeof format.source>>;

export type FactDefinition = Frozen<z.infer<typeof format.factFile>>['facts'][number];
/** Every fact a rule or measure may name, by its Chinese name. */
export type Vocabulary = ReadonlyMap<string, FactDefinition>;

export type PackHead = Frozen<z.infer<typeof format.packFile>>;
export type PolicyDocument = PackHead['documents'][number];
export type Parameter = Frozen<z.infer<typeof format.parameterFile>>;
export type ParameterValue = Parameter['values'][number];
export type Scalar = string | number | boolean;
export type DecisionTable = Frozen<z.infer<typeof format.ruleFile>>;
export type DecisionRow = DecisionTable['rows'][number];
export type Measure = Frozen<z.infer<typeof format.measureFile>>['measures'][number];
export type AnnouncedMeasures = NonNullable<Frozen<z.infer<typeof format.measureFile>>['announced']>[number];
export type Practice = Frozen<z.infer<typeof format.practiceFile>>['practices'][number];
export type SchemeFile = Frozen<z.infer<typeof format.schemeFile>>;
export type BallotFormFile = Frozen<z.infer<typeof format.ballotFormFile>>;
export type ExampleFile = Frozen<z.infer<typeof format.exampleFile>>;

/** One folder under `policies/`, as read; not yet joined to the pack it extends. */
export interface PackFolder {
  readonly head: PackHead;
  readonly parameters: readonly Parameter[];
  readonly rules: readonly DecisionTable[];
  readonly measures: readonly Measure[];
  readonly announced: readonly AnnouncedMeasures[];
  readonly practices: readonly Practice[];
  readonly examples: readonly ExampleFile[];
  /** Marking schemes of annual assessment, by their key; the assessment domain reads them. */
  readonly schemes: readonly SchemeFile[];
  /** Ready-made ballot forms, by their key; the assessment domain reads them. */
  readonly ballotForms: readonly BallotFormFile[];
  /** SHA-256 of its files, hex. */
  readonly contentHash: string;
}

/** A pack in use: the folder joined to everything it extends, local entries overriding by id. */
export interface PolicyPack {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly place: PackHead['place'];
  /** Ids from the root (national) to this pack. */
  readonly lineage: readonly string[];
  /** `xiangyin@` and the first 12 hex digits of the content hash. Same content, same version, on any machine. */
  readonly version: string;
  readonly contentHash: string;
  readonly vocabulary: Vocabulary;
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** All dated versions of a rule, oldest first. */
  readonly rules: ReadonlyMap<string, readonly DecisionTable[]>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly announced: readonly AnnouncedMeasures[];
  readonly practices: ReadonlyMap<string, Practice>;
  readonly examples: readonly ExampleFile[];
  readonly schemes: ReadonlyMap<string, SchemeFile>;
  readonly ballotForms: ReadonlyMap<string, BallotFormFile>;
  /** Approved changes of the place that lie on it, in the order of their approval; none in a pack as it stands on disk. */
  readonly amendments: readonly AppliedAmendment[];
}

/** An approved change as it lies on a pack: what it touches, and from when to when it binds. */
export interface AppliedAmendment {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly withdrawnFrom: string | null;
  readonly documents: readonly string[];
  readonly parameters: readonly string[];
  readonly rules: readonly string[];
  readonly examples: readonly ExampleFile[];
}

/** A fact's value; null says that it is not known, which is never the same as false. */
export type FactValue = Scalar | null | readonly string[] | readonly number[];
export type Facts = Readonly<Record<string, FactValue>>;

export interface RowTrace {
  /** 1-based, as an officer counts the rows of the table. */
  readonly row: number;
  /** `undetermined` when a fact the row asks for is not known and nothing else rules the row out. */
  readonly state: 'lit' | 'undetermined';
  readonly reason: { readonly zh: string; readonly en: string };
  readonly source: Source;
  readonly also: readonly Source[];
  readonly verified: boolean;
  /** Facts this row lacks. */
  readonly missing: readonly string[];
}

export interface Decision {
  readonly ruleId: string;
  readonly effectiveFrom: string;
  readonly packVersion: string;
  readonly status: 'decided' | 'no_match' | 'undetermined';
  /** For first, unique and any: the outputs of the lit row; null unless decided. Empty for collect. */
  readonly outputs: Readonly<Record<string, Scalar>> | null;
  /** For collect: the outputs of every lit row, in row order. */
  readonly collected: readonly Readonly<Record<string, Scalar>>[];
  readonly trace: readonly RowTrace[];
  /** Facts that must be known before it can be decided. */
  readonly missing: readonly string[];
}
