import { useNavigate } from 'react-router';
import { useAnswer } from '../../../../../web/api/index.ts';
import type { FormDefinition } from '../../../ballots/contract/form.ts';
import { listBallotForms } from '../../../ballots/contract/forms.ts';
import { blankForm, freeKey } from '../../../ballots/rules/edit-form.ts';
import { useFormDrafts } from './kept-drafts.ts';

const MOST_OF_KEY = 28;

/** The ways to begin a draft. Each opens the builder; a form that is being changed already goes on where it stood. */
export function useStartDraft(): { readonly blank: () => void; readonly copy: (definition: FormDefinition) => void; readonly next: (definition: FormDefinition, version: number) => void } {
  const go = useNavigate();
  const forms = useAnswer(listBallotForms);
  const { drafts, keep } = useFormDrafts();
  const open = (id: string) => void go(`/assessment/ballots/forms/drafts/${id}`);
  const begin = (definition: FormDefinition, after: number) => {
    keep({ id: definition.key, after, definition, at: new Date().toISOString() });
    open(definition.key);
  };
  const taken = [...(forms.data ?? []).map((f) => f.key), ...drafts.flatMap((d) => [d.id, d.definition.key])];
  const keyLike = (key: string): string => (taken.includes(key) ? freeKey(`${key.slice(0, MOST_OF_KEY)}_`, taken) : key);
  return {
    blank: () => begin(blankForm(freeKey('form', taken)), 0),
    copy: (definition) => begin({ ...definition, key: keyLike(definition.key) }, 0),
    next: (definition, version) => (drafts.some((d) => d.id === definition.key) ? open(definition.key) : begin(definition, version)),
  };
}
