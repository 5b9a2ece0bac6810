import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { call, type InputOf } from '../../../../web/api/index.ts';
import { useDraft, useUnsaved } from '../../../../web/kit/index.ts';
import { openDraft, saveDraftEntry, type DraftKind, type DraftView } from '../../contract/workbench.ts';
import type { Body } from './bodies.ts';
import { DraftSaver, keyOf, type Kept, type SaverState } from './draft-saver.ts';
import { useLibrary, type Library } from './library.ts';

export interface DraftItem {
  readonly kind: DraftKind;
  readonly id: string;
  readonly title: string;
  readonly body: Body;
  readonly base: Body | null;
  readonly unsaved: boolean;
}
/** A draft on the desk: as saved, with what is typed on top, and the library it may name. */
export interface Desk {
  readonly draft: DraftView;
  readonly items: readonly DraftItem[];
  readonly saving: SaverState;
  readonly saver: DraftSaver;
  readonly library: Library;
  change(kind: DraftKind, id: string, body: Body | null): void;
}

const DeskContext = createContext<Desk | null>(null);
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new TypeError('useDesk outside a DeskProvider');
  return desk;
}

type Sent = InputOf<typeof saveDraftEntry>['body']['body'];

/** Holds the saver of one draft for as long as its page is open. */
export function DeskProvider({ draft, children }: { readonly draft: DraftView; readonly children: ReactNode }) {
  const client = useQueryClient();
  const typed = useDraft<Kept>(`policy.draft.${draft.id}`);
  const [saver] = useState(
    () =>
      new DraftSaver(
        draft,
        {
          send: (entry, revision) => call(saveDraftEntry, { params: { id: draft.id, kind: entry.kind, entryId: entry.id }, body: { revision, body: entry.body as Sent } }),
          reload: () => call(openDraft, { params: { id: draft.id } }),
          keep: (kept) => (kept.entries.length > 0 ? typed.write(kept) : typed.clear()),
        },
        draft.may.edit ? typed.read() : null,
      ),
  );
  const saving = useSyncExternalStore(saver.listen, saver.read);
  useEffect(() => saver.adopt(draft), [saver, draft]);
  // What is read elsewhere of this draft is the same that stands here.
  useEffect(() => void client.setQueryData([openDraft.name, { params: { id: draft.id } }], saving.view), [client, draft.id, saving.view]);
  useEffect(() => {
    const again = () => void saver.flush();
    if (saver.read().unsaved.size > 0) again();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      void saver.flush().finally(() => saver.stop());
    };
  }, [saver]);
  useUnsaved(saving.status === 'offline' || saving.status === 'conflict' || saving.status === 'refused');
  const library = useLibrary(saving.view);
  const desk = useMemo((): Desk => {
    const { view, unsaved } = saving;
    const items = view.items.map((item): DraftItem => {
      const mine = unsaved.get(keyOf(item));
      return { kind: item.kind, id: item.id, title: item.title, body: (mine?.body ?? item.body ?? {}) as Body, base: item.base as Body | null, unsaved: mine !== undefined };
    });
    const gone = new Set([...unsaved.values()].filter((e) => e.body === null).map(keyOf));
    const added = [...unsaved.values()].filter((e) => e.body !== null && !items.some((i) => keyOf(i) === keyOf(e)));
    return {
      draft: view,
      items: [...items.filter((i) => !gone.has(keyOf(i))), ...added.map((e): DraftItem => ({ kind: e.kind, id: e.id, title: e.id, body: e.body!, base: null, unsaved: true }))],
      saving,
      saver,
      library,
      change: (kind, id, body) => saver.change({ kind, id, body }),
    };
  }, [saving, saver, library]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}
