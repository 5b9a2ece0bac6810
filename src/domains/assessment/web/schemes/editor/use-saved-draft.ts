import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type OutputOf } from '../../../../../web/api/index.ts';
import { useDraft } from '../../../../../web/kit/index.ts';
import { saveDraft, type openDraft } from '../../../contract.ts';
import type { DraftScheme } from '../../../scheme-format.ts';

type Opened = OutputOf<typeof openDraft>;
type Problems = Opened['problems'];
/** Saves this long after the last keystroke. */
const PAUSE_MS = 700;

export interface SavedDraft {
  readonly draft: DraftScheme;
  readonly revision: number;
  readonly problems: Problems;
  /** What is on the screen is not on the server yet. */
  readonly unsaved: boolean;
  readonly error: Error | null;
  change(next: DraftScheme): void;
  undo(): void;
  readonly canUndo: boolean;
  /** Saves now; resolves with the revision on the server. */
  flush(): Promise<number>;
}

/**
 * The draft on the screen, saved by itself: after a pause to the server, at once to this tab, so that a reload loses nothing.
 * One save at a time; what is typed meanwhile goes with the next. A refusal stops saving until the page is loaded anew.
 */
export function useSavedDraft(opened: Opened): SavedDraft {
  const kept = useDraft<{ revision: number; definition: DraftScheme }>(`assessment.scheme.${opened.draft.id}`);
  const start = useRef<DraftScheme | null>(null);
  if (start.current === null) {
    const typed = kept.read();
    // What this tab kept counts only if nobody saved since.
    start.current = typed?.revision === opened.draft.revision ? typed.definition : opened.definition;
  }
  const [draft, setDraft] = useState<DraftScheme>(start.current);
  const [past, setPast] = useState<readonly DraftScheme[]>([]);
  const [revision, setRevision] = useState(opened.draft.revision);
  const [problems, setProblems] = useState<Problems>(opened.problems);
  const [error, setError] = useState<Error | null>(null);
  const latest = useRef(draft);
  const onServer = useRef<DraftScheme>(opened.definition);
  const at = useRef(opened.draft.revision);
  const running = useRef<Promise<number> | null>(null);
  const { id } = opened.draft;

  const flush = useCallback((): Promise<number> => {
    const save = async (): Promise<number> => {
      while (latest.current !== onServer.current) {
        const sent = latest.current;
        const answer = await call(saveDraft, { params: { id }, body: { revision: at.current, definition: sent } });
        at.current = answer.revision;
        onServer.current = sent;
        kept.clear();
        setRevision(answer.revision);
        setProblems(answer.problems);
      }
      return at.current;
    };
    running.current ??= save().finally(() => (running.current = null));
    return running.current;
  }, [id, kept]);
  const flushNow = useRef(flush);
  flushNow.current = flush;

  useEffect(() => {
    latest.current = draft;
    if (draft === onServer.current || error) return;
    const timer = setTimeout(() => void flushNow.current().catch((e: unknown) => setError(e instanceof Error ? e : new Error(String(e)))), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, error]);

  const put = (next: DraftScheme): void => {
    latest.current = next;
    kept.write({ revision: at.current, definition: next });
    setDraft(next);
  };
  return {
    draft,
    revision,
    problems,
    unsaved: draft !== onServer.current,
    error,
    change: (next) => {
      setPast((p) => [...p.slice(-49), draft]);
      put(next);
    },
    undo: () => {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      put(before);
    },
    canUndo: past.length > 0,
    flush,
  };
}
