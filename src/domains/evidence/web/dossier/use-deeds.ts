import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import type { DeedSource } from '../../../../web/screens.ts';
import { listEntries } from '../../contract.ts';

const SHOWN = 200;
/** The size of a mark whose share is not stated. */
const UNSTATED = 0.3;

/** Confirmed entries on the career band: size by contribution, colour by who vouches for it. */
export const useDeeds: DeedSource['useDeeds'] = (personId) => {
  const { t } = useTranslation('evidence');
  const go = useNavigate();
  const { data } = useAnswer(listEntries, { query: { personId, state: 'confirmed', limit: SHOWN } });
  if (!data) return undefined;
  const deeds = data.entries
    .filter((e) => e.content.kind !== 'correction')
    .map((e) => {
      const share = e.persons.find((p) => p.personId === personId)?.share ?? null;
      return { key: e.id, on: e.occurredOn, title: e.title, size: share === null ? UNSTATED : share / 10_000, source: e.source.kind };
    });
  const kinds = [...new Set(deeds.map((d) => d.source))];
  return { deeds, sources: kinds.map((key) => ({ key, name: t(`sourceKind.${key}`) })), onPick: (key) => void go(`/evidence/${key}`) };
};
