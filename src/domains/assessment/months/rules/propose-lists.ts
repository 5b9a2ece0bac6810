import type { ItemRating, ListKind } from '../model.ts';

export const rule = { ruleId: 'assessment.propose_lists', source: '湘潭市发改委“大抓落实”红黑榜（M055、P08），门槛为工作参数' } as const;

export interface ListLines {
  /** Fewest items of a section that may stand on the red list; all of them must be good. */
  readonly redLeastItems: number;
  /** Bad ratings from which a section is proposed for the black list. */
  readonly blackPoorItems: number;
}

export interface SectionOfMonth {
  readonly organizationId: string;
  readonly items: readonly { readonly rating: ItemRating }[];
}

export interface ListProposal {
  readonly organizationId: string;
  readonly list: ListKind;
}

/** Which sections a month proposes for which list. By section only: no rule here sees a person. Never both lists. */
export function proposeLists(sections: readonly SectionOfMonth[], lines: ListLines): ListProposal[] {
  return sections.flatMap(({ organizationId, items }): ListProposal[] => {
    const poor = items.filter((i) => i.rating === 'poor').length;
    if (poor > 0 && poor >= lines.blackPoorItems) return [{ organizationId, list: 'black' }];
    if (items.length > 0 && items.length >= lines.redLeastItems && items.every((i) => i.rating === 'good')) return [{ organizationId, list: 'red' }];
    return [];
  });
}
