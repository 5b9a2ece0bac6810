import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call, type AnyEndpoint, type InputArguments, type InputOf, type OutputOf } from './call.ts';
import { once } from './once.ts';

export interface AnswerOptions {
  /** False while an input is not yet known. */
  readonly enabled?: boolean;
  /** Show the previous answer while the next one loads (lists being filtered). */
  readonly keepPrevious?: boolean;
  /** Ask again every so many milliseconds. */
  readonly pollMs?: number | false;
  readonly staleMs?: number;
}

/** Reads an endpoint: `const people = useAnswer(listPeople, {query: {text}})`. */
export function useAnswer<E extends AnyEndpoint>(
  endpoint: E,
  ...args: InputArguments<E, [options?: AnswerOptions]>
): UseQueryResult<OutputOf<E>, Error> {
  const input = args[0] as InputOf<E>;
  const options = (args[1] ?? {}) as AnswerOptions;
  return useQuery({
    queryKey: [endpoint.name, input ?? null],
    queryFn: ({ signal }) => (call as LooseCall)(endpoint, input, { signal }) as Promise<OutputOf<E>>,
    enabled: options.enabled ?? true,
    refetchInterval: options.pollMs ?? false,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<E>, Error>;
}

type LooseCall = (endpoint: AnyEndpoint, input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

/**
 * Reads a long list page by page. `inputAt(cursor)` makes the input of a page from the cursor of the one before
 * (undefined for the first), `next(answer)` finds the next cursor or undefined, `rows(answer)` the rows.
 */
export function useAnswerPages<E extends AnyEndpoint, Row, Cursor>(
  endpoint: E,
  reading: {
    readonly inputAt: (cursor: Cursor | undefined) => InputOf<E>;
    readonly next: (answer: OutputOf<E>) => Cursor | undefined | null;
    readonly rows: (answer: OutputOf<E>) => readonly Row[];
    readonly enabled?: boolean;
  },
) {
  const query = useInfiniteQuery({
    queryKey: [endpoint.name, 'pages', reading.inputAt(undefined) ?? null],
    queryFn: ({ pageParam, signal }) =>
      (call as LooseCall)(endpoint, reading.inputAt(pageParam as Cursor | undefined), { signal }) as Promise<OutputOf<E>>,
    initialPageParam: undefined as Cursor | undefined,
    getNextPageParam: (last: OutputOf<E>) => reading.next(last) ?? undefined,
    placeholderData: keepPreviousData,
    enabled: reading.enabled ?? true,
  });
  return { ...query, first: query.data?.pages[0], rows: query.data?.pages.flatMap((page) => [...reading.rows(page)]) };
}

export interface CommandOptions<E> {
  /** Endpoints (or their names) whose answers are out of date once this succeeds. */
  readonly invalidates?: readonly (AnyEndpoint | string)[];
  readonly onDone?: (answer: OutputOf<E>, input: InputOf<E>) => void;
}

/** Sends a change: `const save = useCommand(savePerson, {invalidates: [listPeople]}); save.mutate({body})`. The same pressed twice is sent once. */
export function useCommand<E extends AnyEndpoint>(
  endpoint: E,
  options: CommandOptions<E> = {},
): UseMutationResult<OutputOf<E>, Error, InputOf<E>> {
  const client = useQueryClient();
  const [sendOnce] = useState(() => once<OutputOf<E>>());
  const told = useRef<OutputOf<E> | null>(null);
  return useMutation<OutputOf<E>, Error, InputOf<E>>({
    mutationKey: [endpoint.name],
    mutationFn: (input) => sendOnce(input, () => (call as LooseCall)(endpoint, input, {}) as Promise<OutputOf<E>>),
    onSuccess: async (answer, input) => {
      await Promise.all(
        (options.invalidates ?? []).map((e) => client.invalidateQueries({ queryKey: [typeof e === 'string' ? e : e.name] })),
      );
      // Who joined a call under way holds the very same answer; it is told once.
      if (typeof answer === 'object' && answer !== null && answer === told.current) return;
      told.current = answer;
      options.onDone?.(answer, input);
    },
  });
}
