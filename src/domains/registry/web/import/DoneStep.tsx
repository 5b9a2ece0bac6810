import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call, download, useCommand } from '../../../../web/api/index.ts';
import { useQueryClient } from '@tanstack/react-query';
import { ConfirmWithReason, Count, FileDrop, MomentText, RefusalNotice, Section, useToast } from '../../../../web/kit/index.ts';
import { createImport, getImport, listImports, rejectFile, undoImport, type ImportView } from '../../importing/contract.ts';
import { useFieldName } from './import-words.ts';

/** What changed, what is still to be brought back, and the way to take all of it back. */
export function DoneStep({ view }: { readonly view: ImportView }) {
  const { t, i18n } = useTranslation('import');
  const name = useFieldName();
  const client = useQueryClient();
  const toast = useToast();
  const [undoing, setUndoing] = useState(false);
  const a = view.counts.applied;
  const go = useNavigate();
  const bring = useCommand(createImport, { invalidates: [listImports], onDone: ({ importId }) => go(`/imports/${importId}`) });
  const leftOut = view.state === 'applied' ? (a?.leftOut ?? 0) : 0;
  const undo = async (reason: string) => {
    const { people } = await call(undoImport, { params: { importId: view.id }, body: { reason } });
    toast.done(t('done.undone', { count: people }));
    await Promise.all([getImport, listImports].map((e) => client.invalidateQueries({ queryKey: [e.name] })));
  };
  const fields = Object.entries(a?.fields ?? {}).sort((x, y) => y[1] - x[1]);
  return (
    <>
      <Section title={t(view.state === 'undone' ? 'done.titleUndone' : view.state === 'abandoned' ? 'done.titleAbandoned' : 'done.title')} extra={view.state === 'applied' && <Button onClick={() => setUndoing(true)}>{t('done.undo')}</Button>}>
        {view.appliedAt && (
          <p>
            {view.appliedBy} · <MomentText value={view.appliedAt} />
          </p>
        )}
        {view.undoneAt && (
          <p>
            {t('done.undoneBy', { by: view.undoneBy, because: view.undoneBecause })} · <MomentText value={view.undoneAt} />
          </p>
        )}
        {a && (
          <div className="imp-figures">
            {(['created', 'changed', 'unchanged', 'leftOut'] as const).map((k) => (
              <div key={k}>
                <b>
                  <Count value={a[k]} />
                </b>
                <span>{t(`done.${k}`)}</span>
              </div>
            ))}
          </div>
        )}
        {fields.length > 0 && (
          <>
            <p>{t('done.fields')}</p>
            <ul className="imp-list">
              {fields.map(([key, count]) => (
                <li key={key}>
                  <span className="imp-grow">{name(key)}</span>
                  <span className="dd-num">{t('done.people', { count })}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="imp-acts">
          <Link to="/people">{t('done.people_list')}</Link>
          <Link to="/imports">{t('done.another')}</Link>
        </div>
      </Section>
      {leftOut > 0 && (
        <Section
          title={t('done.leftTitle', { count: leftOut })}
          extra={
            <Button onClick={() => void download(rejectFile, { params: { importId: view.id }, query: { language: i18n.language === 'en' ? 'en' : 'zh-CN' } }).catch(() => toast.failed(t('sheet.rejectsFailed')))}>
              {t('sheet.rejects')}
            </Button>
          }
        >
          <p>{t('done.leftWords')}</p>
          {bring.error && <RefusalNotice error={bring.error} />}
          {view.kind === 'roster' && <FileDrop title={t('done.bringBack')} hint={t('done.bringBackHint')} accept=".xlsx,.csv" onStored={(f) => bring.mutate({ body: { kind: 'roster', files: [f.hash] } })} />}
        </Section>
      )}
      <ConfirmWithReason open={undoing} danger title={t('done.undo')} confirmText={t('done.undoConfirm')} most={300} onConfirm={undo} onClose={() => setUndoing(false)}>
        {t('done.undoWords', { created: a?.created ?? 0, changed: a?.changed ?? 0 })}
      </ConfirmWithReason>
    </>
  );
}
