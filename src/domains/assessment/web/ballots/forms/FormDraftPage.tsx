import { App, Button, Segmented, Switch } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useCommand } from '../../../../../web/api/index.ts';
import { refusalText } from '../../../../../web/i18n/texts.ts';
import { EmptyState, MomentText, Page, RefusalNotice, Section, StateTag, useMedia, useToast } from '../../../../../web/kit/index.ts';
import type { FormDefinition } from '../../../ballots/contract/form.ts';
import { listBallotForms, saveBallotForm } from '../../../ballots/contract/forms.ts';
import { itemsOf } from '../../../ballots/rules/check-form.ts';
import { addSection } from '../../../ballots/rules/edit-form.ts';
import { readForm } from '../../../ballots/rules/read-form.ts';
import '../../assessment.css';
import { useName } from '../../words.tsx';
import '../ballots.css';
import { EditingContext, fieldId } from './editing.tsx';
import { FormPreview } from './FormPreview.tsx';
import './forms.css';
import { HeadEditor, SettingsEditor, WeightSums } from './HeadEditor.tsx';
import { useFormDrafts, type FormOnDesk } from './kept-drafts.ts';
import { SectionEditor } from './SectionEditor.tsx';

/** 测评表编辑: the form on the left, the phone on the right, every fault at its line; kept in this browser until it is saved as a version. */
export default function FormDraftPage() {
  const { t } = useTranslation(['forms', 'ballots']);
  const { draftId = '' } = useParams();
  const { drafts } = useFormDrafts();
  // Read once: from here on the page writes and the list follows.
  const [draft] = useState(() => drafts.find((d) => d.id === draftId));
  if (draft) return <Builder key={draftId} start={draft} />;
  return (
    <Page title={t('edit.title')} breadcrumb={[{ title: t('ballots:list.title'), to: '/assessment/ballots' }, { title: t('list.title'), to: '/assessment/ballots/forms' }]}>
      <EmptyState title={t('edit.gone')}>{t('edit.goneNext')}</EmptyState>
    </Page>
  );
}

function Builder({ start }: { readonly start: FormOnDesk }) {
  const { t, i18n } = useTranslation(['forms', 'ballots']);
  const name = useName();
  const toast = useToast();
  const go = useNavigate();
  const { modal } = App.useApp();
  const { keep, drop } = useFormDrafts();
  const [form, setForm] = useState(start.definition);
  const [keptAt, setKeptAt] = useState(start.at);
  const [past, setPast] = useState<readonly FormDefinition[]>([]);
  const [english, setEnglish] = useState(i18n.language === 'en');
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(itemsOf(form).slice(0, 1).map((p) => p.item.key)));
  const [item, setItem] = useState<string | null>(null);
  const [shown, setShown] = useState<'form' | 'phone'>('form');
  const narrow = useMedia('(max-width: 1023px)');
  const focusOn = useFocusLater();
  const { definition, problems } = useMemo(() => readForm(form), [form]);
  const put = (next: FormDefinition) => {
    const at = new Date().toISOString();
    keep({ id: start.id, after: start.after, definition: next, at });
    setForm(next);
    setKeptAt(at);
  };
  const change = (next: FormDefinition) => {
    if (next === form) return;
    setPast((p) => [...p.slice(-49), form]);
    put(next);
  };
  const openItem = (key: string, open: boolean) => setOpened((old) => new Set(open ? [...old, key] : [...old].filter((k) => k !== key)));
  const save = useCommand(saveBallotForm, {
    invalidates: [listBallotForms],
    onDone: ({ id, version, unchanged }) => {
      drop(start.id);
      toast.done(t(unchanged ? 'edit.unchanged' : 'edit.savedAs', { version }));
      void go(`/assessment/ballots/forms/${id}`);
    },
  });
  const toProblem = (at: string) => {
    const place = /^sections\.(\d+)\.items\.(\d+)/.exec(at);
    if (place) openItem(form.sections[Number(place[1])]!.items[Number(place[2])]!.key, true);
    setShown('form');
    focusOn(at);
  };
  const editing = useMemo(() => ({ problems, english, focusOn }), [problems, english, focusOn]);
  return (
    <Page
      title={name(form.title) || form.title.zh || t('edit.unnamed')}
      sub={
        <>
          {t(start.after === 0 ? 'edit.subNew' : 'edit.subNext', { version: start.after, next: start.after + 1 })} · {t('edit.kept')} <MomentText value={keptAt} />
        </>
      }
      breadcrumb={[{ title: t('ballots:list.title'), to: '/assessment/ballots' }, { title: t('list.title'), to: '/assessment/ballots/forms' }, { title: t('edit.title') }]}
      actions={
        <>
          <Button
            disabled={past.length === 0}
            onClick={() => {
              put(past.at(-1)!);
              setPast(past.slice(0, -1));
            }}
          >
            {t('edit.undo')}
          </Button>
          <Button
            onClick={() =>
              modal.confirm({
                title: t('edit.dropTitle'),
                content: t('edit.dropWords'),
                okText: t('edit.drop'),
                onOk: () => {
                  drop(start.id);
                  void go('/assessment/ballots/forms');
                },
              })
            }
          >
            {t('edit.drop')}
          </Button>
          <Button type="primary" disabled={definition === null || problems.length > 0} loading={save.isPending} onClick={() => definition && save.mutate({ body: { definition, after: start.after } })}>
            {t('edit.save', { version: start.after + 1 })}
          </Button>
        </>
      }
    >
      {save.error && <RefusalNotice error={save.error} />}
      {narrow && <Segmented block className="dd-form-switch" aria-label={t('edit.shown')} value={shown} onChange={setShown} options={(['form', 'phone'] as const).map((value) => ({ value, label: t(`edit.show_${value}`) }))} />}
      <EditingContext.Provider value={editing}>
        {/* Where the cursor is, the phone follows. */}
        <div className="dd-form-builder" onFocus={(e) => setItem(e.target.closest('[data-item]')?.getAttribute('data-item') ?? null)}>
          {(!narrow || shown === 'form') && (
            <div className="dd-form-edit">
              <Problems problems={problems} onGo={toProblem} />
              <Section title={t('edit.head')} extra={<Switch size="small" checked={english} onChange={setEnglish} aria-label={t('edit.both')} checkedChildren={t('edit.both')} unCheckedChildren={t('edit.both')} />}>
                <HeadEditor form={form} onChange={change} keyOpen={start.after === 0} />
              </Section>
              <Section title={t('edit.questions')}>
                <p className="dd-ballot-quiet">{t('edit.keys')}</p>
                <WeightSums form={form} onChange={change} />
                {form.sections.map((section, s) => (
                  <SectionEditor key={section.key} form={form} index={s} section={section} onChange={change} opened={opened} onOpen={openItem} />
                ))}
                <p className="dd-form-row">
                  <Button onClick={() => change(addSection(form))}>{t('edit.addSection')}</Button>
                  {form.kind !== 'political_quality' && !form.sections.some((s) => s.about === 'whole') && <Button onClick={() => change(addSection(form, 'whole'))}>{t('edit.addWhole')}</Button>}
                  {form.kind === 'two_sided' && !form.sections.some((s) => s.side === 'negative') && <Button onClick={() => change(addSection(form, 'person', 'negative'))}>{t('edit.addNegative')}</Button>}
                </p>
              </Section>
              <Section title={t('edit.settings')}>
                <SettingsEditor form={form} onChange={change} />
              </Section>
            </div>
          )}
          {(!narrow || shown === 'phone') && <FormPreview form={form} item={item} />}
        </div>
      </EditingContext.Provider>
    </Page>
  );
}

/** All that is still wrong, in one place; each leads to its field. */
function Problems({ problems, onGo }: { readonly problems: ReturnType<typeof readForm>['problems']; readonly onGo: (at: string) => void }) {
  const { t } = useTranslation('forms');
  const placeOf = (at: string): string => {
    const [, s, i, o] = /^sections\.(\d+)(?:\.items\.(\d+)(?:\.(?:options|levels|entries)\.(\d+))?)?/.exec(at) ?? [];
    const words = [[s, 'edit.placeSection'], [i, 'edit.placeItem'], [o, 'edit.placeOption']].flatMap(([n, key]) => (n === undefined ? [] : [t(key!, { number: Number(n) + 1 })]));
    return words.length === 0 ? '' : t('edit.place', { place: words.join(' · ') });
  };
  if (problems.length === 0)
    return (
      <p role="status">
        <StateTag tone="good">{t('edit.holds')}</StateTag> {t('edit.holdsWords')}
      </p>
    );
  return (
    <details className="dd-form-summary-of-problems">
      <summary>
        <StateTag tone="danger">{t('edit.toFix', { count: problems.length })}</StateTag> {t('edit.toFixWords')}
      </summary>
      <ul className="dd-form-problems">
        {problems.map((p) => (
          <li key={`${p.code} ${p.at}`}>
            <button type="button" className="dd-form-go" onClick={() => onGo(p.at ?? '')}>
              {placeOf(p.at ?? '')}{refusalText(t, p.code, p.params)?.what ?? p.code}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Puts the cursor into a field that may not be on the screen yet: tried after every drawing until it is there. */
function useFocusLater(): (path: string) => void {
  const wanted = useRef<string | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (wanted.current === null) return;
    // A refusal may name something above the fields (a part, a list): the first field within it.
    const field = document.getElementById(fieldId(wanted.current)) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(fieldId(wanted.current))}."]`);
    if (!field) return;
    wanted.current = null;
    field.focus();
  });
  const [focus] = useState(() => (path: string) => {
    wanted.current = path;
    redraw((n) => n + 1);
  });
  return focus;
}
