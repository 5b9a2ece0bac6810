import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

/** Asks the answers of these endpoints anew: for news that no command of this page brought (a job that ended). */
export function useRefresh(endpoints: readonly { readonly name: string }[]): () => Promise<void> {
  const client = useQueryClient();
  const names = useRef(endpoints);
  names.current = endpoints;
  return useCallback(async () => {
    await Promise.all(names.current.map((e) => client.invalidateQueries({ queryKey: [e.name] })));
  }, [client]);
}
