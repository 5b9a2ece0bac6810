import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useAnswer } from '../../../../web/api/index.ts';
import { getImport, importRows, listFixes, listImports } from '../../importing/contract.ts';

const POLL_MS = 700;

export const isBusy = (state: string | undefined): boolean => state === 'waiting' || state === 'running';

/** One import, asked again while work is in hand; when it ends, everything about the import is fetched anew. */
export function useImport(importId: string) {
  const client = useQueryClient();
  const answer = useAnswer(getImport, { params: { importId } }, { pollMs: false });
  const busy = isBusy(answer.data?.job?.state);
  const polled = useAnswer(getImport, { params: { importId } }, { pollMs: busy ? POLL_MS : false });
  const was = useRef(busy);
  useEffect(() => {
    if (was.current && !busy) for (const e of [importRows, listFixes, listImports]) void client.invalidateQueries({ queryKey: [e.name] });
    was.current = busy;
  }, [busy, client]);
  return polled;
}
