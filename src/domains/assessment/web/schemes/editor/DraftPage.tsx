import { App, Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../../web/api/index.ts';
import { Answered, MomentText, Page, ReasonList, RefusalNotice, Section, StateTag, useToast, useUnsaved } from '../../../../../web/kit/index.ts';
import { adoptDraft, discardDraft, listDrafts, listRuns, listSchemes, openDraft, openScheme } from '../../../contract.ts';
import { compareSchemes } from '../../../rules/compare-schemes.ts';
import { checkScheme } from '../../../rules/check-scheme.ts';
import { readScheme } from '../../../rules/read-scheme.ts';
import type { DraftScheme } from '../../../scheme-format.ts';
import '../../assessment.css';
import './editor.css';
import { useName, useSpoken } from '../../words.tsx';
import { ChangesList } from '../ChangesList.tsx';
import { AdjustmentsPart } from './AdjustmentsPart.tsx';
import { LivePerson } from './LivePerson.tsx';
import { PartDrawer, type Edited } from './PartDrawer.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { TryPart } from './TryPart.tsx';
import { useSavedDraft } from './use-saved-draft.ts';
import { WeightTree } from './WeightTree.tsx';

type Opened = OutputOf<typeof openDraft>;

/** 方案编辑: tree on the left, a live example person on the right, problems at their places; saved by itself. */
export default function DraftPage() {
  const { draftId = '' } = useParams();
  const answer = useAnswer(openDraft, { params: { id: draftId } }, { staleMs: Infinity });
  return <Answered answer={answer}>{(opened) => <Editor key={`${opened.draft.id} ${opened.state}`} opened={opened} onReload={() => void answer.refetch()} />}</Answered>;
}

function Editor({ opened, onReload }: { readonly opened: Opened; readonly onReload: () => void }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const say = useSpoken();
  const toast = useToast();
  const go = useNavigate();
  const { modal } = App.useApp();
  const saved = useSavedDraft(opened);
  const { draft, change } = saved;
  // While a change is on its way the screen judges by itself; what the server adds (sources, prohibited indicators) comes with the save.
  const problems = useMemo(() => (saved.unsaved ? (problemsHere(draft) ?? saved.problems) : saved.problems), [draft, saved.unsaved, saved.problems]);
  const [edited, setEdited] = useState<Edited | null>(null);
  const runs = useAnswer(listRuns);
  const subject = draft.subject ?? (draft.purpose === 'team' ? 'team' : 'person');
  const usable = (runs.data ?? []).filter((r) => r.computation > 0 && r.subject === subject);
  const closed = opened.state !== 'open';
  useUnsaved(saved.unsaved && !closed);
  const leave = (to: string) => void go(to);
  const adopt = useCommand(adoptDraft, {
    invalidates: [listSchemes, listDrafts, openDraft],
    onDone: (a) => {
      toast.done(t('editor.adopted', { version: a.version }));
      leave(`/assessment/schemes/${a.id}`);
    },
  });
  const discard = useCommand(discardDraft, { invalidates: [listDrafts], onDone: () => leave('/assessment/schemes') });
  const { draft: head } = opened;
  const marked = useMemo(() => countByPlace(problems), [problems]);
  const ask = () =>
    modal.confirm({
      title: t('editor.adoptTitle'),
      content: t('editor.adoptWords'),
      okText: t('editor.adopt'),
      onOk: async () => {
        const revision = await saved.flush();
        adopt.mutate({ params: { id: head.id }, body: { revision } });
      },
    });
  return (
    <Page
      title={name(draft.title) || t('editor.unnamed')}
      sub={
        <>
          {head.copiedFrom && t('editor.copiedFrom', { title: name(head.copiedFrom.title), version: head.copiedFrom.version })} <StateTag tone={saved.error ? 'danger' : saved.unsaved ? 'running' : 'good'}>{t(saved.error ? 'editor.notSaved' : saved.unsaved ? 'editor.saving' : 'editor.saved')}</StateTag>{' '}
          {!saved.unsaved && <MomentText value={head.savedAt} />}
        </>
      }
      breadcrumb={[{ title: t('nav.assessment'), to: '/assessment' }, { title: t('schemes.title'), to: '/assessment/schemes' }, { title: t('editor.draft') }]}
      actions={
        <>
          <Button onClick={saved.undo} disabled={!saved.canUndo || closed}>
            {t('editor.undo')}
          </Button>
          <Button disabled={closed} onClick={() => modal.confirm({ title: t('editor.discardTitle'), content: t('editor.discardWords'), onOk: () => discard.mutateAsync({ params: { id: head.id } }) })}>
            {t('editor.discard')}
          </Button>
          <Button type="primary" disabled={closed || saved.unsaved || problems.length > 0 || saved.error !== null} loading={adopt.isPending} onClick={ask}>
            {t('editor.adopt')}
          </Button>
        </>
      }
    >
      {closed && <Section>{t(`editor.closed_${opened.state}`)}</Section>}
      {saved.error && (
        <RefusalNotice error={saved.error} />
      )}
      {saved.error && <Button onClick={onReload}>{t('editor.reload')}</Button>}
      {(adopt.error ?? discard.error) && <RefusalNotice error={(adopt.error ?? discard.error)!} />}
      <div className="dd-assess-two dd-editor">
        <div>
          <Tabs
            items={[
              {
                key: 'weights',
                label: t('editor.tabs.weights'),
                children: (
                  <>
                    <Section flush>
                      <WeightTree draft={draft} onChange={change} onEdit={setEdited} marked={marked} />
                    </Section>
                    <AdjustmentsPart draft={draft} onChange={change} onEdit={(key) => setEdited({ kind: 'adjustment', key })} marked={marked} />
                  </>
                ),
              },
              { key: 'settings', label: t('editor.tabs.settings'), children: <SettingsPart draft={draft} choices={opened.choices} onChange={change} /> },
              { key: 'try', label: t('editor.tabs.try'), children: runs.data && <TryPart key={usable[0]?.id ?? ''} draft={draft} runs={usable} /> },
              ...(head.copiedFrom ? [{ key: 'changes', label: t('editor.tabs.changes'), children: <Changes from={head.copiedFrom.id} draft={draft} /> }] : []),
            ]}
          />
        </div>
        <div className="dd-editor-side">
          <Section title={problems.length === 0 ? t('editor.holds') : t('editor.toFix', { count: problems.length })}>
            {problems.length > 0 ? <ReasonList refusals reasons={say.reasons(problems.map(({ code, params, source }) => ({ code, ...(params ? { params } : {}), ...(source ? { source } : {}) })))} /> : <p>{t('editor.holdsWords')}</p>}
          </Section>
          {runs.data && <LivePerson key={usable[0]?.id ?? ''} draft={draft} runs={usable} />}
        </div>
      </div>
      <PartDrawer edited={edited} draft={draft} choices={opened.choices} problems={problems} onChange={change} onClose={() => setEdited(null)} />
    </Page>
  );
}

/** What the rules say without the server; null while some field cannot be read at all. */
function problemsHere(draft: DraftScheme): Opened['problems'] | null {
  const definition = readScheme(draft);
  return definition ? checkScheme(definition).map(({ code, params, source, at }) => ({ code, ...(params ? { params: { ...params } } : {}), ...(source ? { source } : {}), ...(at ? { at } : {}) })) : null;
}

/** Problems by the place they are about; `work.rated(all)` is about `work.rated`. */
function countByPlace(problems: Opened['problems']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const p of problems) {
    const at = (p.at ?? '').replace(/\(.*$/, '');
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

function Changes({ from, draft }: { readonly from: string; readonly draft: DraftScheme }) {
  const answer = useAnswer(openScheme, { params: { id: from } });
  return <Section>{<Answered answer={answer}>{(a) => <ChangesList changes={compareSchemes(a.definition, draft)} />}</Answered>}</Section>;
}
