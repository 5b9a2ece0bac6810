import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import type { DraftView } from '../../contract/workbench.ts';
import { listFacts, listMeasures, listParameters, listRules, openPolicy } from '../../contract.ts';
import type { FactType } from '../../model.ts';
import type { DocumentBody, ParameterBody } from './bodies.ts';

export interface FactChoice {
  readonly name: string;
  readonly label: string;
  readonly type: FactType;
  readonly values: readonly string[];
  readonly unit: string | null;
}
export interface Choice {
  readonly value: string;
  readonly label: string;
}
/** What an entry can name on the draft's day: the policy in force and what the draft itself adds. */
export interface Library {
  readonly documents: readonly Choice[];
  readonly parameters: readonly { readonly id: string; readonly name: string; readonly label: string }[];
  readonly facts: ReadonlyMap<string, FactChoice>;
  readonly rules: readonly Choice[];
  readonly measures: readonly Choice[];
}

/** Reads the library for a draft; lists are empty until they are there. */
export function useLibrary(draft: DraftView): Library {
  const { i18n } = useTranslation();
  const on = { query: { on: draft.from } };
  const policy = useAnswer(openPolicy, on);
  const parameters = useAnswer(listParameters, on);
  const rules = useAnswer(listRules, on);
  const measures = useAnswer(listMeasures);
  const facts = useAnswer(listFacts, { query: { on: draft.from, all: 'true' } });
  const english = i18n.language === 'en';
  return useMemo(() => {
    const say = (words: { readonly zh: string; readonly en: string }): string => (english ? words.en : words.zh);
    const own = <T>(kind: string): T[] => draft.items.filter((i) => i.kind === kind).map((i) => i.body as T);
    const documents = new Map((policy.data?.documents ?? []).filter((d) => d.from === 'pack').map((d) => [d.ref, d.title]));
    for (const d of own<DocumentBody>('document')) if (d.id) documents.set(d.id, d.title ?? d.id);
    const known = new Map((parameters.data ?? []).map((p) => [p.id, { id: p.id, name: p.name, label: say(p.title) }]));
    for (const p of own<ParameterBody>('parameter')) if (p.id && p.name) known.set(p.id, { id: p.id, name: p.name, label: p.title?.zh ?? p.name });
    return {
      documents: [...documents].map(([value, label]) => ({ value, label })),
      parameters: [...known.values()],
      facts: new Map((facts.data ?? []).map((f) => [f.name, { name: f.name, label: english ? f.en : f.name, type: f.type, values: f.values, unit: f.unit }])),
      rules: (rules.data ?? []).map((r) => ({ value: r.id, label: say(r.title) })),
      measures: (measures.data ?? []).filter((m) => m.from === 'pack').map((m) => ({ value: m.id, label: say(m.title) })),
    };
  }, [policy.data, parameters.data, rules.data, measures.data, facts.data, draft.items, english]);
}
