import { Button, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { DataTable, EmptyState, Page, RefusalNotice, Section, StateTag, dateText, type Column, type Tone } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { clauseStates, listClauses, openCitations, openDocument, openPolicy, setClauseState, type ClauseView } from '../../contract.ts';
import { RegisterDocument } from '../library/RegisterDocument.tsx';
import { PolicyBar } from '../parts.tsx';

const tones: Record<ClauseView['state'], Tone> = { not_started: 'waiting', in_progress: 'running', implemented: 'good', not_applicable: 'closed' };

/** 条款落实: superior documents broken into clauses, each with local measure, owner and state (M004). */
export default function ClausesPage() {
  const { t } = useTranslation('policy');
  const clauses = useAnswer(listClauses);
  const policy = useAnswer(openPolicy);
  const mayWrite = useMay('policy.register.write');
  const [editing, setEditing] = useState<ClauseView | null>(null);
  const [adding, setAdding] = useState(false);
  const data = clauses.data;
  const state = (c: ClauseView) => (
    <>
      <StateTag tone={tones[c.state]}>{t(`clause.state.${c.state}`)}</StateTag> {c.late && <StateTag tone="danger">{t('late')}</StateTag>}
    </>
  );
  const columns: Column<ClauseView>[] = [
    { key: 'number', title: t('clause.number'), width: 90, pinned: true, render: (c) => c.number },
    { key: 'document', title: t('document.title'), width: 190, grow: true, render: (c) => <Link to={`/policy/documents/${encodeURIComponent(c.document)}`}>{c.documentTitle}</Link>, sortBy: (c) => c.documentTitle },
    { key: 'set', title: t('document.set'), width: 110, render: (c) => c.documentSet ?? '', filter: { choices: (data?.sets ?? []).map((s) => ({ value: s.name, label: s.name })), valueOf: (c) => c.documentSet } },
    { key: 'text', title: t('clause.text'), width: 220, grow: true, render: (c) => c.text },
    { key: 'state', title: t('clause.stateLabel'), width: 170, render: state, filter: { choices: clauseStates.map((value) => ({ value, label: t(`clause.state.${value}`) })), valueOf: (c) => c.state } },
    { key: 'measure', title: t('clause.localMeasure'), width: 170, grow: true, render: (c) => (c.localDocument ? <Link to={`/policy/documents/${c.localDocument.ref}`}>{c.localDocument.title}</Link> : (c.localMeasure ?? '')) },
    { key: 'owner', title: t('clause.owner'), width: 120, render: (c) => c.owner ?? '', sortBy: (c) => c.owner },
    { key: 'due', title: t('clause.dueOn'), width: 104, render: (c) => dateText(c.dueOn), sortBy: (c) => c.dueOn },
  ];
  return (
    <Page title={t('part.clauses')} bar={<PolicyBar />} sub={t('clause.sub')} actions={mayWrite && <Button type="primary" onClick={() => setAdding(true)}>{t('document.register')}</Button>}>
      {data && data.sets.length > 0 && (
        <Section title={t('clause.sets')}>
          {data.sets.map((s) => (
            <div key={s.name} className="dd-system">
              <div>
                <b>{s.name}</b> <span className="dd-num">{t('clause.setLine', { documents: s.documents, clauses: s.clauses, implemented: s.implemented, open: s.notImplemented })}</span>
              </div>
              <div className="dd-system-bar" aria-hidden="true">
                <i style={{ width: `${s.clauses === 0 ? 0 : (s.implemented / s.clauses) * 100}%` }} />
              </div>
            </div>
          ))}
        </Section>
      )}
      <DataTable
        name="policy.clauses"
        label={t('part.clauses')}
        columns={columns}
        rows={data?.clauses}
        rowKey={(c) => c.id}
        error={clauses.error}
        onRetry={() => void clauses.refetch()}
        searchHint={t('clause.search')}
        searchBy={(c) => `${c.documentTitle} ${c.number} ${c.text} ${c.localMeasure ?? ''} ${c.owner ?? ''}`}
        {...(mayWrite ? { onOpen: setEditing } : {})}
        rowTone={(c) => (c.late ? 'danger' : undefined)}
        empty={<EmptyState title={t('clause.none')}>{t('clause.noneNext')}</EmptyState>}
        card={(c) => (
          <>
            <b>
              {c.documentTitle} {c.number}
            </b>
            <p>{c.text}</p>
            <p>
              {state(c)} {c.owner ?? ''}
            </p>
          </>
        )}
      />
      {editing && <EditClause clause={editing} locals={(policy.data?.documents ?? []).filter((d) => d.from === 'register' && d.standing === 'local')} onClose={() => setEditing(null)} />}
      {adding && policy.data && <RegisterDocument documents={policy.data.documents} onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface Fields {
  readonly state: ClauseView['state'];
  readonly localMeasure?: string | null;
  readonly localDocument?: string | null;
  readonly owner?: string | null;
  readonly dueOn?: Dayjs | null;
  readonly note?: string | null;
}

function EditClause({ clause, locals, onClose }: { readonly clause: ClauseView; readonly locals: readonly { ref: string; title: string }[]; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const set = useCommand(setClauseState, { invalidates: [listClauses, openCitations, openDocument], onDone: onClose });
  const send = (f: Fields) =>
    set.mutate({
      params: { id: clause.id },
      body: { state: f.state, localMeasure: f.localMeasure || null, localDocument: f.localDocument ?? null, owner: f.owner || null, dueOn: f.dueOn?.format('YYYY-MM-DD') ?? null, note: f.note || null },
    });
  const initial = { state: clause.state, localMeasure: clause.localMeasure, localDocument: clause.localDocument?.ref ?? null, owner: clause.owner, dueOn: clause.dueOn ? dayjs(clause.dueOn) : null, note: clause.note };
  return (
    <Modal open title={`${clause.documentTitle} ${clause.number}`} onCancel={onClose} onOk={() => form.submit()} okText={t('form.record')} cancelText={shell('action.cancel')} confirmLoading={set.isPending} mask={{ closable: false }}>
      <RefusalNotice error={set.error} />
      <p>{clause.text}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={send}>
        <Form.Item name="state" label={t('clause.stateLabel')}>
          <Radio.Group options={clauseStates.map((value) => ({ value, label: t(`clause.state.${value}`) }))} />
        </Form.Item>
        <Form.Item name="localMeasure" label={t('clause.localMeasure')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="localDocument" label={t('clause.localDocument')}>
          <Select allowClear options={locals.map((d) => ({ value: d.ref, label: d.title }))} />
        </Form.Item>
        <Form.Item name="owner" label={t('clause.owner')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('clause.dueOn')}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
