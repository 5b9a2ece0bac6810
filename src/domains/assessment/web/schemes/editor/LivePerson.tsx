import { Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../../web/api/index.ts';
import { EmptyState, ExplanationTree, LoadingState, RefusalNotice, Section, useDelayed } from '../../../../../web/kit/index.ts';
import { listResults, samplePerson, type RunView } from '../../../contract.ts';
import type { DraftScheme } from '../../../scheme-format.ts';
import { useName, useSpoken } from '../../words.tsx';
import { liveScore, type Sample } from './live-score.ts';

/** A real person of a past computation whose score moves with every keystroke; nothing is stored. */
export function LivePerson({ draft, runs }: { readonly draft: DraftScheme; readonly runs: readonly RunView[] }) {
  const { t } = useTranslation('assessment');
  const [runId, setRunId] = useState(runs[0]?.id);
  const [personId, setPersonId] = useState<string>();
  const [text, setText] = useState('');
  const search = useDelayed(text, 250);
  const sample = useAnswer(samplePerson, { params: { id: runId ?? '' }, query: { personId } }, { enabled: runId !== undefined, keepPrevious: true });
  const found = useAnswer(listResults, { params: { id: runId ?? '' }, query: { text: search || undefined, sort: 'score', order: 'descending', limit: 20 } }, { enabled: runId !== undefined, keepPrevious: true });
  if (runId === undefined) return <EmptyState title={t('live.noRun')}>{t('live.noRunNext')}</EmptyState>;
  return (
    <Section title={t('live.title')}>
      <div className="dd-editor-live-choice">
        {runs.length > 1 && <Select aria-label={t('live.run')} value={runId} onChange={(id) => (setRunId(id), setPersonId(undefined))} options={runs.map((r) => ({ value: r.id, label: t('board.year', { year: r.year }) }))} />}
        <Select
          aria-label={t('live.person')}
          showSearch={{ filterOption: false, onSearch: setText }}
          value={sample.data?.personId ?? null}
          onChange={setPersonId}
          options={[...(sample.data ? [{ value: sample.data.personId, label: `${sample.data.name} · ${sample.data.unit}` }] : []), ...(found.data?.rows ?? []).filter((r) => r.personId !== sample.data?.personId).map((r) => ({ value: r.personId, label: `${r.name} · ${r.organizationName}` }))]}
        />
      </div>
      {sample.error && <RefusalNotice error={sample.error} />}
      {sample.data ? <Score draft={draft} sample={sample.data} /> : !sample.error && <LoadingState />}
    </Section>
  );
}

function Score({ draft, sample }: { readonly draft: DraftScheme; readonly sample: Sample }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const say = useSpoken();
  // Typing goes first; the tree follows a moment later.
  const shown = useDeferredValue(draft);
  const live = useMemo(() => liveScore(shown, sample), [shown, sample]);
  if (live.state === 'unfinished') return <p role="status">{t('live.unfinished')}</p>;
  if (live.state === 'outside') return <p role="status">{t('live.outside')}</p>;
  const moved = live.score !== null && sample.score !== null ? Number(live.score) - Number(sample.score) : null;
  return (
    <>
      <p className="dd-editor-live" role="status" aria-live="polite">
        <b className="dd-num">{live.score ?? '—'}</b>
        <span>
          {name(live.className)} · {t('live.before', { score: sample.score ?? '—' })}
          {moved !== null && moved !== 0 && <em className="dd-num"> {t(moved > 0 ? 'live.up' : 'live.down', { points: Math.abs(moved).toFixed(2) })}</em>}
        </span>
      </p>
      <ExplanationTree explanation={say.explanation(live.explanation)} />
    </>
  );
}
