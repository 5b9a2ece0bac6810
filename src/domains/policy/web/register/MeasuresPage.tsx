import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Page, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { listMeasures, type MeasureView } from '../../contract.ts';
import { levers, problems } from '../../model.ts';
import { PolicyBar } from '../parts.tsx';
import { ChangeMeasure, RegisterMeasure } from './MeasureForms.tsx';
import { MeasureItem } from './MeasureItem.tsx';

/** 措施: levers by problem, those of the pack and the region's own. Filters live in the address. */
export default function MeasuresPage() {
  const { t } = useTranslation('policy');
  const measures = useAnswer(listMeasures);
  const mayRegister = useMay('policy.register.write');
  const [registering, setRegistering] = useState(false);
  const [changing, setChanging] = useState<MeasureView | null>(null);
  const [search, setSearch] = useSearchParams();
  const [problem, lever, document, article, fact, text] = [search.get('problem'), search.get('lever'), search.get('document'), search.get('article'), search.get('fact'), search.get('q') ?? ''];
  const set = (key: string, value: string | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        // An article is one of its document.
        if (key === 'document') next.delete('article');
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const fits = (m: MeasureView) =>
    (!problem || m.problem === problem) && (!lever || m.lever === lever) && (!document || m.source?.document === document) && (!article || m.source?.article === article) && (!fact || m.beneficiaries.some((b) => b.fact === fact)) && (text === '' || `${m.title.zh} ${m.title.en} ${m.delivery.zh} ${m.delivery.en} ${m.owner} ${m.quote ?? ''}`.toLowerCase().includes(text.toLowerCase()));
  // Only what some measure names can be picked.
  const choices = (pairs: readonly (readonly [string, string])[]) => [...new Map(pairs)].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label, 'zh'));
  const all = measures.data ?? [];
  const documents = choices(all.flatMap((m) => (m.source ? [[m.source.document, m.source.title] as const] : [])));
  const articles = choices(all.flatMap((m) => (m.source && m.source.document === document ? [[m.source.article, m.source.article] as const] : [])));
  const beneficiaries = choices(all.flatMap((m) => m.beneficiaries.map((b) => [b.fact, b.fact] as const)));
  const pick = (key: 'document' | 'article' | 'fact', label: string, options: readonly { value: string; label: string }[]) => (
    <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={label} aria-label={label} value={search.get(key)} onChange={(v?: string | null) => set(key, v ?? undefined)} options={[...options]} popupMatchSelectWidth={320} style={{ maxWidth: 260 }} />
  );
  return (
    <Page
      title={t('part.measures')}
      sub={measures.data && t('measure.sub', { count: measures.data.filter((m) => m.state === 'in_force').length, local: measures.data.filter((m) => m.from === 'register').length })}
      bar={<PolicyBar />}
      actions={mayRegister && <Button type="primary" onClick={() => setRegistering(true)}>{t('measure.register')}</Button>}
    >
      <div className="dd-filters">
        <Select allowClear placeholder={t('measure.problem')} aria-label={t('measure.problem')} value={problem} onChange={(v?: string | null) => set('problem', v ?? undefined)} options={problems.map((value) => ({ value, label: t(`problem.${value}`) }))} />
        <Select allowClear placeholder={t('measure.lever')} aria-label={t('measure.lever')} value={lever} onChange={(v?: string | null) => set('lever', v ?? undefined)} options={levers.map((value) => ({ value, label: t(`lever.${value}`) }))} />
        {pick('document', t('document.title'), documents)}
        {document && pick('article', t('rule.article'), articles)}
        {pick('fact', t('draft.beneficiaries'), beneficiaries)}
        <Input.Search allowClear placeholder={t('measure.search')} aria-label={t('measure.search')} style={{ width: 240 }} defaultValue={text} onSearch={(v) => set('q', v)} />
      </div>
      <Answered answer={measures}>
        {(data) => {
          const shown = data.filter(fits);
          if (shown.length === 0) return <EmptyState title={t('measure.none')} />;
          return problems
            .filter((p) => shown.some((m) => m.problem === p))
            .map((p) => (
              <Section key={p} title={t(`problem.${p}`)} extra={shown.filter((m) => m.problem === p).length}>
                <ul className="dd-policy-list">
                  {levers.flatMap((l) => shown.filter((m) => m.problem === p && m.lever === l).map((m) => <MeasureItem key={m.id} measure={m} {...(mayRegister ? { onChange: setChanging } : {})} />))}
                </ul>
              </Section>
            ));
        }}
      </Answered>
      {registering && <RegisterMeasure onClose={() => setRegistering(false)} />}
      {changing && <ChangeMeasure measure={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
}
