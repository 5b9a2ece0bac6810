import { useCallback } from 'react';
import type { DraftKind } from '../../contract/workbench.ts';
import { changedCopy, emptyBody, type Body } from './bodies.ts';
import { useDesk } from './desk.tsx';

/** Puts an entry into the draft: what stands under that id is copied in, else it begins empty. One that is there already stays as it is. */
export function useAddEntry(): (kind: DraftKind, id: string, shows?: 'rule' | 'parameter') => Promise<void> {
  const { saver } = useDesk();
  return useCallback(
    async (kind, id, shows) => {
      const { view, unsaved } = saver.read();
      if (view.items.some((i) => i.kind === kind && i.id === id) || unsaved.has(`${kind}/${id}`)) return;
      saver.change({ kind, id, body: emptyBody(kind, id, view.from, shows) });
      await saver.flush();
      if (kind === 'example') return;
      // The answer tells what stands under this id; whoever has typed on meanwhile keeps that.
      const saved = saver.read().view.items.find((i) => i.kind === kind && i.id === id);
      if (saved?.base && !saver.read().unsaved.has(`${kind}/${id}`) && !('title' in (saved.body as Body))) saver.change({ kind, id, body: changedCopy(kind, saved.base as Body, view.from) });
      await saver.flush();
    },
    [saver],
  );
}
