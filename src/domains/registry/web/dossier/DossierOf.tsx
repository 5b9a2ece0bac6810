import '../registry.css';
import { Alert, Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTexts } from '../../../../web/i18n/texts.ts';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, dateText, Lazy, momentText, Page, Section } from '../../../../web/kit/index.ts';
import { useScreens } from '../../../../web/screens-context.tsx';
import { useMay, useMayAny } from '../../../../web/session/index.ts';
import { getPerson, type Dossier } from '../../contract.ts';
import { AsOfChooser } from './AsOfChooser.tsx';
import { CareerSection } from './CareerSection.tsx';
import { DocumentButtons } from './DocumentButtons.tsx';
import { DossierHead } from './DossierHead.tsx';
import { FileTab } from './FileTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { PaperFacts } from './PaperFacts.tsx';
import { PostsTab } from './PostsTab.tsx';
import { useFileView } from './use-view.ts';

/** 一人一档: one sheet of a person to read in a minute, and the whole file under it. */
export function DossierOf({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('registry');
  const [view, setView] = useFileView();
  const maySearch = useMay('registry.people.search');
  const answer = useAnswer(getPerson, { params: { personId }, query: { ...(view.on ? { validAt: view.on } : {}), ...(view.known ? { knownAt: view.known } : {}) } }, { keepPrevious: true });
  const name = answer.data?.head.name;
  const past = view.on !== null || view.known !== null;
  return (
    <Page
      title={name ?? t('dossier.title')}
      {...(maySearch ? { breadcrumb: [{ title: t('nav.people'), to: '/people' }, { title: name ?? '…' }] } : {})}
      actions={
        <>
          <AsOfChooser view={view} onChange={setView} />
          <DocumentButtons personId={personId} name={name ?? ''} />
          <Button onClick={() => print()}>{t('dossier.print')}</Button>
        </>
      }
    >
      {past && (
        <Alert
          type="info"
          showIcon
          title={t(view.known ? (view.on ? 'dossier.asOfBoth' : 'dossier.asKnown') : 'dossier.asOf', { on: dateText(view.on), known: momentText(view.known) })}
          action={<Button size="small" onClick={() => setView({ on: null, known: null })}>{t('dossier.backToToday')}</Button>}
        />
      )}
      <Answered answer={answer}>{(file) => <Sheet file={file} past={past} />}</Answered>
    </Page>
  );
}

function Sheet({ file, past }: { readonly file: Dossier; readonly past: boolean }) {
  const { t } = useTranslation('registry');
  const say = useTexts();
  const may = useMayAny();
  const screens = useScreens();
  const [view, setView] = useFileView();
  const personId = file.head.id;
  const panels = screens.dossierPanels.filter((p) => may(p.permission));
  const panel = (place: 'main' | 'side') =>
    panels
      .filter((p) => p.place === place)
      .map(({ key, labelKey, component: Panel }) => (
        <Section key={key} title={say(labelKey)}>
          <Lazy>
            <Panel personId={personId} />
          </Lazy>
        </Section>
      ));
  const tabs = [
    { key: 'file', label: t('dossier.tab.file'), order: 0, children: <FileTab file={file} past={past} /> },
    { key: 'posts', label: t('dossier.tab.posts'), order: 5, children: <PostsTab file={file} past={past} /> },
    ...screens.dossierTabs
      .filter((tab) => may(tab.permission))
      .map(({ key, labelKey, order, component: Tab }) => ({
        key,
        label: say(labelKey),
        order,
        children: (
          <Lazy>
            <Tab personId={personId} />
          </Lazy>
        ),
      })),
    { key: 'history', label: t('dossier.tab.history'), order: 1000, children: <HistoryTab personId={personId} /> },
  ].toSorted((a, b) => a.order - b.order);
  const tab = tabs.some((x) => x.key === view.tab) ? view.tab : 'file';
  return (
    <>
      <div className="dd-dossier">
        <DossierHead file={file} />
        <CareerSection file={file} />
        <PaperFacts file={file} />
        {panels.length > 0 && (
          <div className="dd-dossier-panels">
            <div>{panel('main')}</div>
            <div>{panel('side')}</div>
          </div>
        )}
      </div>
      <div className="dd-dossier-tabs">
        <Tabs activeKey={tab} onChange={(key) => setView({ tab: key === 'file' ? '' : key })} items={tabs.map(({ key, label, children }) => ({ key, label, children }))} destroyOnHidden={false} />
      </div>
    </>
  );
}
