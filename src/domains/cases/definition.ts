import type { Permission } from '../../kernel/permission.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { Paper } from '../../platform/documents/paper.ts';
import type { PolicyView } from '../policy/index.ts';
import type { CaseAtHand, FactValues, PartyRole } from './model.ts';

/** Words in both languages, as packs write them. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One line of a form. `decision` lines are inputs of a decision table and take its words; their form is fixed by the pack. */
export interface Field {
  readonly key: string;
  readonly kind: 'text' | 'long_text' | 'number' | 'day' | 'yes_no' | 'choice' | 'choices' | 'files' | 'person' | 'entries';
  readonly title: Words;
  readonly required: boolean;
  /** Of `choice` and `choices`. */
  readonly choices?: readonly { readonly value: string; readonly title: Words }[];
  /** The article or document that asks for it. */
  readonly source?: string;
}

/** How long a state may last: a parameter of the packs, counted from the day the state was reached. */
export interface Term {
  readonly parameter: string;
  readonly counted: 'working_days' | 'calendar_days';
}

/** A state a case can be in. One without steps out of it is an end. */
export interface StateDefinition {
  readonly title: Words;
  readonly term?: Term;
  /** The person concerned is not told of the case while it is here; the article that lets it be withheld. */
  readonly withheld?: string;
}

/** What a step or an opening is asked to write down and what the case knew before. */
export interface StepContext {
  readonly case: CaseAtHand;
  /** Everything stated so far and now; of a fact stated twice the later. */
  readonly facts: FactValues;
  /** What this step states. */
  readonly stated: FactValues;
  readonly reason: string | null;
  /** Policy of the version the case was opened under. */
  readonly policy: PolicyView;
  readonly to: string;
}

export type FieldsOf = readonly Field[] | ((policy: PolicyView) => readonly Field[]);

interface Act {
  readonly title: Words;
  readonly by: Permission;
  readonly fields?: FieldsOf;
  /** Refuses, or says what to keep with the step (a decision, its rows); runs before anything is written. */
  readonly check?: (unit: Unit, context: StepContext) => Promise<FactValues | void>;
  /** What it changes elsewhere; same unit of work, all or nothing. */
  readonly carryOut?: (unit: Unit, context: StepContext) => Promise<void>;
  /** Template of the paper it issues. */
  readonly document?: string;
  /** The person concerned reads what was stated here. Left out: that it happened and when, not what. */
  readonly open?: boolean;
  /** Who is told, by party; they acknowledge in the program or delivery is proved (送达). */
  readonly notify?: readonly PartyRole[];
}

/** A way a case begins: on application, ex officio, on a lead. */
export interface OpeningDefinition extends Act {
  readonly key: string;
  /** Opened by the person concerned about himself; the others by those who handle cases. */
  readonly own?: boolean;
  readonly to: string;
}

export interface StepDefinition extends Act {
  readonly action: string;
  readonly from: readonly string[];
  /** `'same'` stays where it is. */
  readonly to: string | 'same';
  /** Must say why. */
  readonly needsReason?: boolean;
  /** Nobody who took one of these may take this one (不相容职责). */
  readonly notWhoTook?: readonly string[];
  /** Only the party himself: his answer, his request, his withdrawal. */
  readonly ownParty?: PartyRole;
  /** Not before every body that was asked has answered, unless its term is over (会商). */
  readonly afterConsultation?: boolean;
  /** Taken by the program when something runs out; it does not wait for a clock that stands. */
  readonly byItself?: boolean;
  /** Not counted on: a side road, drawn beside the main one. */
  readonly aside?: boolean;
}

/**
 * A type of case as a plain table: states, ways to begin, steps between states. Domains declare theirs (`declareCaseType`);
 * the engine keeps the file, the clock, the inbox, the flow chart and who may do what.
 */
export interface CaseType {
  readonly key: string;
  readonly title: Words;
  /** Who reads the whole file. The people concerned read what concerns them, without this. */
  readonly reads: Permission;
  readonly states: Readonly<Record<string, StateDefinition>>;
  readonly openings: readonly OpeningDefinition[];
  readonly steps: readonly StepDefinition[];
  readonly documents?: Readonly<Record<string, { readonly title: Words; readonly paper: (context: StepContext & { readonly number: string; readonly names: ReadonlyMap<string, string> }) => Paper }>>;
  /** Bodies that can be asked for their opinion. */
  readonly consults?: readonly { readonly key: string; readonly title: Words }[];
  /** Term of an opinion, and by how much a state may be extended, once. */
  readonly consultTerm?: Term;
  readonly extensionTerm?: Term;
  /** What the person concerned does not see, each with the article that lets it be withheld; he is shown this list. */
  readonly withholds?: readonly { readonly what: Words; readonly source: string }[];
  /** Lines of forms, by key, that no party is shown, also where the rest of the step is opened to him. */
  readonly innerFacts?: readonly string[];
  /** Where a closed case goes when it is taken up again. */
  readonly reopensTo?: string;
  /** How long each step takes is shown to everybody (办理时限公开). */
  readonly publicTimetable?: boolean;
  /** What the case changed elsewhere, listed on its page as proof. */
  readonly consequences?: (unit: Unit, caseId: string) => Promise<readonly Consequence[]>;
}

/** One thing that is different because of a case. */
export interface Consequence {
  readonly kind: string;
  readonly title: Words;
  readonly personId: string | null;
  readonly at: string;
  /** Address inside the program. */
  readonly to?: string;
  /** How it stands now, asked for when the page is read. */
  readonly now?: { readonly tone: 'good' | 'caution' | 'closed'; readonly title: Words };
}

const types = new Map<string, CaseType>();

/** Makes a type known. The application calls it once for each; a key used twice is a mistake in the wiring. */
export function declareCaseType(type: CaseType): () => void {
  if (types.has(type.key)) throw new Error(`two case types are called ${type.key}`);
  types.set(type.key, type);
  return () => void types.delete(type.key);
}

export const caseTypes = (): readonly CaseType[] => [...types.values()];
export const caseType = (key: string): CaseType | undefined => types.get(key);
export const caseTypeKnown = (key: string): boolean => types.has(key);

/** The lines of a form under a policy. */
export const fieldsOf = (fields: FieldsOf | undefined, policy: PolicyView): readonly Field[] => (fields === undefined ? [] : typeof fields === 'function' ? fields(policy) : fields);
/** A state nothing leads out of. */
export const isEnd = (type: CaseType, state: string): boolean => !type.steps.some((s) => s.from.includes(state) && s.to !== 'same');
