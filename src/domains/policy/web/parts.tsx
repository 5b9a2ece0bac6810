import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Label, StateTag, type Tone } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import type { CitedSource } from '../contract/words.ts';
import { listRules, type MeasureView, type PracticeLine } from '../contract.ts';
import './policy.css';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The text of an entry in the language of the page. */
export function useBilingual(): (text: Bilingual) => string {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'en' ? text.en : text.zh);
}

/** The title of a decision table by its id; the id until it is known. */
export function useRuleTitle(): (id: string) => string {
  const say = useBilingual();
  const rules = useAnswer(listRules, {});
  return (id) => {
    const rule = rules.data?.find((r) => r.id === id);
    return rule ? say(rule.title) : id;
  };
}

/** 文件 第几条, leading to the document; an article not yet looked up says so by itself. */
export const Cite = ({ source }: { readonly source: CitedSource }) => (
  <cite className="dd-cite">
    <Link to={`/policy/documents/${encodeURIComponent(source.document)}`}>{source.title}</Link> {source.article}
  </cite>
);

/** 已核实 or 待核: has a person compared the entry with the text? */
export function Verified({ verified, note }: { readonly verified: boolean; readonly note?: string | null | undefined }) {
  const { t } = useTranslation('policy');
  const tag = <StateTag tone={verified ? 'good' : 'waiting'}>{t(verified ? 'verified' : 'unchecked')}</StateTag>;
  return note ? <Tooltip title={note}>{tag}</Tooltip> : tag;
}

export function ProblemLabel({ problem }: { readonly problem: MeasureView['problem'] }) {
  const { t } = useTranslation('policy');
  return <Label>{t(`problem.${problem}`)}</Label>;
}

const tones: Record<PracticeLine['status'], Tone> = { passed: 'good', failed: 'danger', not_run: 'waiting', missing: 'closed' };
export function PracticeStatus({ status }: { readonly status: PracticeLine['status'] }) {
  const { t } = useTranslation('policy');
  return <StateTag tone={tones[status]}>{t(`practice.status.${status}`)}</StateTag>;
}

const parts = [
  ['documents', null],
  ['parameters', null],
  ['rules', null],
  ['facts', null],
  ['measures', null],
  ['coverage', 'policy.coverage.read'],
  ['citations', 'policy.coverage.read'],
  ['clauses', 'policy.coverage.read'],
  ['systems', 'policy.coverage.read'],
  ['practices', null],
  ['drafts', 'policy.draft.read'],
] as const;

/** The rooms of the policy library, under the title of each. */
export function PolicyBar() {
  const { t } = useTranslation('policy');
  const may = { 'policy.coverage.read': useMay('policy.coverage.read'), 'policy.draft.read': useMay('policy.draft.read') };
  const { pathname } = useLocation();
  return (
    <nav className="dd-policy-bar" aria-label={t('nav')}>
      {parts
        .filter(([, permission]) => permission === null || may[permission])
        .map(([key]) => (
          <NavLink key={key} to={`/policy/${key}`} className={({ isActive }) => (isActive || (key === 'documents' && pathname === '/policy') ? 'dd-policy-here' : undefined)}>
            {t(`part.${key}`)}
          </NavLink>
        ))}
    </nav>
  );
}

/** Values side by side with thin lines between: the head figures of a page. */
export const Tally = ({ items }: { readonly items: readonly { readonly key: string; readonly label: ReactNode; readonly value: ReactNode }[] }) => (
  <dl className="dd-policy-tally">
    {items.map((item) => (
      <div key={item.key}>
        <dd className="dd-num">{item.value}</dd>
        <dt>{item.label}</dt>
      </div>
    ))}
  </dl>
);
