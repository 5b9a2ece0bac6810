import { Tabs } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, Page, Section, Timeline, dateText } from '../../../../web/kit/index.ts';
import { draftKinds, openDraft, type DraftKind } from '../../contract/workbench.ts';
import { PolicyBar } from '../parts.tsx';
import { useAddEntry } from './add-entry.ts';
import { DeskProvider, useDesk } from './desk.tsx';
import { DraftActions } from './DraftActions.tsx';
import { DraftHead } from './DraftHead.tsx';
import { EntryEditor } from './EntryEditor.tsx';
import { EntryList } from './EntryList.tsx';
import { Findings } from './Findings.tsx';
import { TrialTab } from './trial/TrialTab.tsx';
import { YamlTab } from './YamlTab.tsx';
import './drafts.css';

/** 修订工作台: a draft of local policy, edited as tables, checked while typing, tried, sent in and approved. */
export default function DraftPage() {
  const { t } = useTranslation('policy');
  const { draftId = '' } = useParams();
  const draft = useAnswer(openDraft, { params: { id: draftId } });
  if (!draft.data || draft.data.id !== draftId) {
    return (
      <Page title={t('part.drafts')} breadcrumb={[{ title: t('part.drafts'), to: '/policy/drafts' }]} bar={<PolicyBar />}>
        <Answered answer={draft}>{() => null}</Answered>
      </Page>
    );
  }
  return (
    <DeskProvider key={draftId} draft={draft.data}>
      <Workbench />
    </DeskProvider>
  );
}

const tabs = ['entries', 'trial', 'yaml', 'trail'] as const;

function Workbench() {
  const { t } = useTranslation('policy');
  const { draft, items } = useDesk();
  const [search, setSearch] = useSearchParams();
  useAskedEntry();
  const tab = tabs.find((key) => key === search.get('tab')) ?? 'entries';
  const chosen = items.find((i) => `${i.kind}/${i.id}` === search.get('entry')) ?? items[0];
  const set = (key: string, value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const panes: Record<(typeof tabs)[number], ReactNode> = {
    entries: (
      <div className="dd-draft-desk">
        <EntryList chosen={chosen} onChoose={(entry) => set('entry', entry)} />
        <div className="dd-draft-middle">{chosen && <EntryEditor key={`${chosen.kind}/${chosen.id}`} item={chosen} />}</div>
        <Findings onChoose={(entry) => set('entry', entry)} />
      </div>
    ),
    trial: <TrialTab />,
    yaml: <YamlTab />,
    trail: (
      <Section>
        <Timeline label={t('draft.tab.trail')} entries={draft.events.map((e, i) => ({ key: String(i), at: e.at, title: t(`draft.event.${e.kind}`, { defaultValue: e.kind }), detail: [e.by, e.note].filter(Boolean).join('：') }))} />
      </Section>
    ),
  };
  return (
    <Page
      title={draft.title}
      sub={
        <>
          {draft.purpose} · {t('draft.bindsFrom', { day: dateText(draft.from) })} · {t('draft.by', { names: draft.authors.join('、') })}
        </>
      }
      breadcrumb={[{ title: t('part.drafts'), to: '/policy/drafts' }]}
      bar={<PolicyBar />}
      actions={<DraftActions />}
    >
      <DraftHead />
      <Tabs activeKey={tab} onChange={(key) => set('tab', key)} destroyOnHidden items={tabs.map((key) => ({ key, label: t(`draft.tab.${key}`), children: key === tab ? panes[key] : null }))} />
    </Page>
  );
}

/** `?add=parameter/some-id`: the entry that a 修订 button asked for, put in once. */
function useAskedEntry(): void {
  const { draft } = useDesk();
  const [search, setSearch] = useSearchParams();
  const add = useAddEntry();
  const done = useRef(false);
  const asked = search.get('add');
  useEffect(() => {
    if (asked === null || done.current) return;
    done.current = true;
    const [kind, id] = asked.split('/') as [DraftKind, string | undefined];
    const open = () => setSearch({ entry: asked }, { replace: true });
    if (draft.may.edit && draftKinds.includes(kind) && id) void add(kind, id).then(open, open);
    else open();
  }, [asked, draft.may.edit, add, setSearch]);
}
