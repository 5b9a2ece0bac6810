import './import.css';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { download, useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, FileDrop, MomentText, Page, RefusalNotice, Section, StateTag, type Column, type Tone } from '../../../../web/kit/index.ts';
import type { OutputOf } from '../../../../web/api/index.ts';
import { createImport, listImports, rosterTemplate } from '../../importing/contract.ts';

type Row = OutputOf<typeof listImports>[number];
export const importTones: Readonly<Record<Row['state'], Tone>> = { mapping: 'waiting', checked: 'running', applied: 'good', undone: 'closed', abandoned: 'closed' };

/** 导入: bring a roster or person files in; the last imports and what came of them. */
export default function ImportsPage() {
  const { t } = useTranslation('import');
  const go = useNavigate();
  const imports = useAnswer(listImports);
  const create = useCommand(createImport, { invalidates: [listImports], onDone: ({ importId }) => go(`/imports/${importId}`) });
  // Files dropped together arrive one by one; they open one import.
  const gathered = useRef<string[]>([]);
  const [waiting, setWaiting] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const gather = (hash: string) => {
    gathered.current.push(hash);
    setWaiting(gathered.current.length);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const files = gathered.current;
      gathered.current = [];
      setWaiting(0);
      create.mutate({ body: { kind: 'person_files', files } });
    }, 1200);
  };
  const figures = (r: Row): string => {
    const a = r.counts.applied;
    return a ? t('list.applied', { created: a.created, changed: a.changed }) : r.counts.rows > 0 ? t('list.read', { rows: r.counts.rows, problems: r.counts.problems }) : '—';
  };
  const columns: Column<Row>[] = [
    { key: 'fileName', title: t('list.file'), width: 220, grow: true, pinned: true, render: (r) => r.fileName, sortBy: (r) => r.fileName },
    { key: 'kind', title: t('list.kind'), width: 120, render: (r) => t(`kind.${r.kind}`) },
    { key: 'state', title: t('list.state'), width: 110, render: (r) => <StateTag tone={importTones[r.state]}>{t(`state.${r.state}`)}</StateTag>, sortBy: (r) => r.state },
    { key: 'figures', title: t('list.figures'), width: 190, render: figures },
    { key: 'createdBy', title: t('list.by'), width: 110, render: (r) => r.createdBy, sortBy: (r) => r.createdBy },
    { key: 'createdAt', title: t('list.at'), width: 150, render: (r) => <MomentText value={r.createdAt} />, sortBy: (r) => r.createdAt },
  ];
  return (
    <Page
      title={t('title')}
      sub={t('sub')}
      actions={
        <Button icon={<DownloadOutlined />} onClick={() => void download(rosterTemplate)}>
          {t('template')}
        </Button>
      }
    >
      <Section>
        {create.error && <RefusalNotice error={create.error} />}
        <div className="imp-drops">
          <FileDrop title={t('drop.roster')} hint={t('drop.rosterHint')} accept=".xlsx,.csv" onStored={(f) => create.mutate({ body: { kind: 'roster', files: [f.hash] } })} />
          <FileDrop title={t('drop.files')} hint={waiting > 0 ? t('drop.gathered', { count: waiting }) : t('drop.filesHint')} accept=".lrmx,.lrm,.zip" multiple onStored={(f) => gather(f.hash)} />
        </div>
      </Section>
      <DataTable
        name="registry.imports"
        label={t('list.label')}
        columns={columns}
        rows={imports.data}
        rowKey={(r) => r.id}
        error={imports.error}
        onRetry={() => void imports.refetch()}
        onOpen={(r) => go(`/imports/${r.id}`)}
        card={(r) => (
          <>
            <b>{r.fileName}</b> <StateTag tone={importTones[r.state]}>{t(`state.${r.state}`)}</StateTag>
            <br />
            {figures(r)} · {r.createdBy} · <MomentText value={r.createdAt} />
          </>
        )}
        empty={<EmptyState title={t('list.none')}>{t('list.noneNext')}</EmptyState>}
      />
    </Page>
  );
}
