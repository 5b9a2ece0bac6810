import { useTranslation } from 'react-i18next';
import { dateText, StateTag, type Tone } from '../../../../web/kit/index.ts';
import type { OutputOf } from '../../../../web/api/index.ts';
import type { readTeam } from '../../teams/contract.ts';
import type { ItemState } from '../../teams/model.ts';

export type Item = OutputOf<typeof readTeam>['items'][number];
const tones: Record<ItemState, Tone> = { open: 'running', reported: 'waiting', closed: 'good' };

/** An item with who answers for it, its day, and what was said. */
export function ItemText({ item }: { readonly item: Item }) {
  const { t } = useTranslation('teams');
  return (
    <>
      <span className="dd-work-row"><strong>{item.title}</strong>{item.overdue ? <StateTag tone="danger">{t('item.overdue')}</StateTag> : <StateTag tone={tones[item.state]}>{t(`itemState.${item.state}`)}</StateTag>}</span>
      <span className="dd-work-quiet">{t('item.who', { name: item.person.name, day: dateText(item.dueOn) })}</span>
      {item.doneNote && <p>{t('item.said', { name: item.doneBy, day: item.doneOn === null ? '' : dateText(item.doneOn), note: item.doneNote })}</p>}
      {item.opinion && <p className="dd-work-quiet">{item.state === 'closed' ? t('item.closed', { name: item.closedBy, opinion: item.opinion }) : t('item.returned', { opinion: item.opinion })}</p>}
    </>
  );
}
