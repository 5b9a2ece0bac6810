import { useCallback, useSyncExternalStore } from 'react';
import { useSession } from '../../../../../web/session/index.ts';
import type { FormDefinition } from '../../../ballots/contract/form.ts';

/** A form that is being written, kept in this browser until it is saved as a version. */
export interface FormOnDesk {
  readonly id: string;
  /** The version it follows; 0 for a form of its own. */
  readonly after: number;
  readonly definition: FormDefinition;
  /** ISO moment of the last change. */
  readonly at: string;
}

const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listen) => listen());
function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  addEventListener('storage', listen);
  return () => {
    listeners.delete(listen);
    removeEventListener('storage', listen);
  };
}
function read(place: string): string {
  try {
    return localStorage.getItem(place) ?? '[]';
  } catch {
    return '[]';
  }
}
function parsed(text: string): FormOnDesk[] {
  try {
    return JSON.parse(text) as FormOnDesk[];
  } catch {
    return [];
  }
}

/** Drafts of this account in this browser: they survive a reload, a closed lid and a closed browser. */
export function useFormDrafts(): { readonly drafts: readonly FormOnDesk[]; readonly keep: (draft: FormOnDesk) => void; readonly drop: (id: string) => void } {
  const place = `dandang.ballot-forms.${useSession().account.id}`;
  const text = useSyncExternalStore(subscribe, () => read(place));
  const write = useCallback(
    (change: (list: readonly FormOnDesk[]) => readonly FormOnDesk[]) => {
      localStorage.setItem(place, JSON.stringify(change(parsed(read(place)))));
      tell();
    },
    [place],
  );
  const keep = useCallback((draft: FormOnDesk) => write((list) => [draft, ...list.filter((d) => d.id !== draft.id)]), [write]);
  const drop = useCallback((id: string) => write((list) => list.filter((d) => d.id !== id)), [write]);
  return { drafts: parsed(text), keep, drop };
}
