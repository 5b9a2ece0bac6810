import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, Page, Section } from '../../../../web/kit/index.ts';
import { compareVersions, listSchemes } from '../../contract.ts';
import '../assessment.css';
import './editor/editor.css';
import { useName } from '../words.tsx';
import { ChangesList } from './ChangesList.tsx';

/** Two versions side by side in words: what changed. The one to compare with stands in the address. */
export default function ComparePage() {
  const { t } = useTranslation('assessment');
  const name = useName();
  const { schemeId = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const all = useAnswer(listSchemes);
  const self = all.data?.find((s) => s.id === schemeId);
  const others = (all.data ?? []).filter((s) => s.id !== schemeId);
  const from = query.get('from') ?? others.find((s) => s.key === self?.key && s.version < self.version)?.id ?? others[0]?.id;
  const answer = useAnswer(compareVersions, { params: { id: schemeId }, query: { from: from ?? '' } }, { enabled: from !== undefined });
  return (
    <Page title={t('changes.title')} sub={self && `${name(self.title)} ${t('scheme.version', { version: self.version })}`} breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('schemes.title'), to: '/assessment/schemes' }, { title: self ? name(self.title) : '', to: `/assessment/schemes/${schemeId}` }, { title: t('changes.title') }]}>
      <Section title={t('changes.with')} extra={<Select aria-label={t('changes.with')} style={{ minWidth: 220 }} value={from ?? null} onChange={(id) => setQuery({ from: id }, { replace: true })} options={others.map((s) => ({ value: s.id, label: `${name(s.title)} ${t('scheme.version', { version: s.version })}` }))} />}>
        {from === undefined ? <p>{t('changes.alone')}</p> : <Answered answer={answer}>{(a) => <ChangesList changes={a.changes} />}</Answered>}
      </Section>
    </Page>
  );
}
