import './import.css';
import { Alert, Button, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useCommand } from '../../../../web/api/index.ts';
import { Answered, MomentText, Page, ProgressPanel, RefusalNotice, StateTag, usePhone } from '../../../../web/kit/index.ts';
import { cancelJob } from '../../../../platform/jobs/contract.ts';
import { RefusalError } from '../../../../web/api/index.ts';
import { abandonImport, compareImport, getImport, listImports, readImport, type ImportView } from '../../importing/contract.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DifferencesStep } from './DifferencesStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { importTones } from './ImportsPage.tsx';
import { SheetStep } from './SheetStep.tsx';
import { isBusy, useImport } from './use-import.ts';

const steps = ['columns', 'sheet', 'differences', 'done'] as const;
type Step = (typeof steps)[number];

/** One import in four steps: columns, the sheet itself, differences, done. The step stands in the address. */
export default function ImportPage() {
  const { importId = '' } = useParams();
  const answer = useImport(importId);
  return <Answered answer={answer}>{(view) => <Import view={view} />}</Answered>;
}

function Import({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const go = useNavigate();
  const phone = usePhone();
  const [search, setSearch] = useSearchParams();
  const busy = isBusy(view.job?.state);
  const asked = search.get('step') as Step | null;
  const reached: Step = view.state === 'mapping' ? 'columns' : view.state === 'checked' ? 'sheet' : 'done';
  const open = view.state === 'checked' ? (['columns', 'sheet', 'differences'] as Step[]) : [reached];
  const step = asked && open.includes(asked) ? asked : reached;
  const show = (next: Step) => setSearch(next === reached ? {} : { step: next });
  const abandon = useCommand(abandonImport, { invalidates: [listImports], onDone: () => go('/imports') });
  const shown = view.kind === 'roster' ? steps : steps.filter((s) => s !== 'columns');
  return (
    <Page
      title={view.fileName}
      breadcrumb={[{ title: t('title'), to: '/imports' }]}
      sub={
        <>
          <StateTag tone={importTones[view.state]}>{t(`state.${view.state}`)}</StateTag> {view.createdBy} · <MomentText value={view.createdAt} />
        </>
      }
      actions={
        !busy && (view.state === 'mapping' || view.state === 'checked') ? (
          <Button loading={abandon.isPending} onClick={() => abandon.mutate({ params: { importId: view.id } })}>
            {t('abandon')}
          </Button>
        ) : undefined
      }
    >
      <Steps
        className="imp-steps"
        size="small"
        responsive={false}
        titlePlacement={phone ? 'vertical' : 'horizontal'}
        current={(shown as readonly Step[]).indexOf(step)}
        onChange={(i) => open.includes(shown[i]!) && show(shown[i]!)}
        items={shown.map((s) => ({ title: t(`step.${s}`), disabled: !open.includes(s) || busy }))}
      />
      {abandon.error && <RefusalNotice error={abandon.error} />}
      <Work view={view} />
      {!busy && step === 'columns' && view.kind === 'roster' && <ColumnsStep key={view.id} view={view} onRead={() => show('sheet')} />}
      {!busy && step === 'sheet' && <SheetStep view={view} onNext={() => show('differences')} />}
      {!busy && step === 'differences' && <DifferencesStep view={view} />}
      {!busy && step === 'done' && view.state !== 'mapping' && <DoneStep view={view} />}
    </Page>
  );
}

/** The work in hand; when it stopped, why, and the way to start it again. */
function Work({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation('import');
  const { job } = view;
  const params = { importId: view.id };
  const cancel = useCommand(cancelJob, { invalidates: [getImport] });
  const read = useCommand(readImport, { invalidates: [getImport] });
  const compare = useCommand(compareImport, { invalidates: [getImport] });
  if (!job || job.state === 'done') return null;
  const kind = job.kind.split('.').at(-1)!.replace('_import', '');
  if (isBusy(job.state)) {
    return <ProgressPanel title={t(`job.${kind}`)} progress={{ state: job.state as 'running', done: job.done, total: job.total }} error={cancel.error} {...(kind === 'apply' ? {} : { onCancel: () => cancel.mutate({ params: { id: job.id } }) })} />;
  }
  const again = kind === 'read' ? read : compare;
  const refusal = job.refusal ? new RefusalError(409, { ...job.refusal, kind: job.refusal.kind as never, because: job.refusal.because as never }) : null;
  return (
    <div className="imp-steps">
      {refusal && job.state === 'failed' ? <RefusalNotice error={refusal} /> : <Alert type="warning" showIcon title={t(`job.${job.state === 'failed' ? 'interrupted' : job.state}`)} description={t('job.nothingLost')} />}
      {again.error && <RefusalNotice error={again.error} />}
      {(view.state === 'mapping' || view.state === 'checked') && (
        <Button loading={again.isPending} onClick={() => again.mutate({ params })}>
          {t(kind === 'read' ? 'readAgain' : 'compareAgain')}
        </Button>
      )}
    </div>
  );
}
