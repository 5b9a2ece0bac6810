import { useMemo } from 'react';
import { useAnswerPages } from '../../../../web/api/index.ts';
import { useTableState } from '../../../../web/kit/index.ts';
import { listPeople, peopleSorts, type Condition } from '../../contract.ts';

type PeopleSort = (typeof peopleSorts)[number];
const PAGE = 200;

export interface Asked {
  readonly text?: string;
  readonly conditions: Condition[];
}

/** What the address asks for: text and conditions. */
export function useAsked(conditions: readonly Condition[]): Asked {
  const [table] = useTableState();
  return useMemo(() => ({ ...(table.text === '' ? {} : { text: table.text }), conditions: [...conditions] }), [table.text, conditions]);
}

/** The roster page after page, in the order of the address. */
export function usePeople(asked: Asked, enabled: boolean) {
  const [table] = useTableState();
  const wanted = table.sort?.key;
  const sort: PeopleSort = (peopleSorts as readonly string[]).includes(wanted ?? '') ? (wanted as PeopleSort) : 'level';
  const descending = table.sort?.descending ?? false;
  return useAnswerPages(listPeople, {
    inputAt: (cursor: string | undefined) => ({ body: { ...asked, sort, descending, limit: PAGE, ...(cursor ? { cursor } : {}) } }),
    next: (answer) => answer.cursor,
    rows: (answer) => answer.rows,
    enabled,
  });
}
