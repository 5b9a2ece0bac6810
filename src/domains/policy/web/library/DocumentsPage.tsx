import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { DataTable, Label, Page, dateText, type Column } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { openPolicy, type DocumentLine } from '../../contract.ts';
import { PolicyBar, Tally, useBilingual, Verified } from '../parts.tsx';
import { ChoosePack } from './ChoosePack.tsx';
import { RegisterDocument } from './RegisterDocument.tsx';

/** 政策库: the pack in force, how much of it is verified, and its documents with the data each became. */
export default function DocumentsPage() {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  const go = useNavigate();
  const mayRegister = useMay('policy.register.write');
  const mayChoose = useMay('policy.pack.choose');
  const [asking, setAsking] = useState<'pack' | 'document' | null>(null);
  const policy = useAnswer(openPolicy);
  const data = policy.data;
  const choices = (key: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${key}.${value}`) }));
  const count = (n: number) => (n === 0 ? '' : String(n));
  const columns: Column<DocumentLine>[] = [
    { key: 'title', title: t('document.title'), width: 300, grow: true, pinned: true, render: (d) => d.title, sortBy: (d) => d.title },
    { key: 'number', title: t('document.number'), width: 150, render: (d) => d.number ?? '', optional: true },
    { key: 'issuer', title: t('document.issuer'), width: 180, render: (d) => d.issuer, sortBy: (d) => d.issuer },
    { key: 'issued', title: t('document.issuedOn'), width: 104, render: (d) => dateText(d.issuedOn), sortBy: (d) => d.issuedOn },
    { key: 'effective', title: t('document.effectiveFrom'), width: 104, render: (d) => dateText(d.effectiveFrom), sortBy: (d) => d.effectiveFrom, optional: true },
    { key: 'standing', title: t('document.standing'), width: 84, render: (d) => <Label>{t(`standing.${d.standing}`)}</Label>, filter: { choices: choices('standing', ['superior', 'local']), valueOf: (d) => d.standing } },
    { key: 'kind', title: t('document.kind'), width: 92, render: (d) => t(`kind.${d.kind}`), filter: { choices: choices('kind', ['rule', 'report', 'method']), valueOf: (d) => d.kind } },
    { key: 'parameters', title: t('part.parameters'), width: 76, align: 'end', render: (d) => count(d.parameters), sortBy: (d) => d.parameters },
    { key: 'rows', title: t('document.rows'), width: 84, align: 'end', render: (d) => count(d.rows), sortBy: (d) => d.rows },
    { key: 'measures', title: t('part.measures'), width: 76, align: 'end', render: (d) => count(d.measures), sortBy: (d) => d.measures },
    { key: 'clauses', title: t('document.clauses'), width: 76, align: 'end', render: (d) => count(d.clauses), sortBy: (d) => d.clauses },
    {
      key: 'verified',
      title: t('document.verified'),
      width: 100,
      render: (d) => <Verified verified={d.verified} note={d.note} />,
      filter: { choices: [{ value: 'yes', label: t('verified') }, { value: 'no', label: t('unchecked') }], valueOf: (d) => (d.verified ? 'yes' : 'no') },
    },
  ];
  return (
    <Page
      title={t('nav')}
      sub={data && `${data.lineage.map((l) => say(l.title)).join(' → ')} · ${data.version}`}
      bar={<PolicyBar />}
      actions={
        <>
          {mayRegister && <Button onClick={() => setAsking('document')}>{t('document.register')}</Button>}
          {mayChoose && <Button onClick={() => setAsking('pack')}>{t('pack.choose')}</Button>}
        </>
      }
    >
      {data && (
        <Tally
          items={[
            { key: 'documents', label: t('part.documents'), value: data.documents.length },
            { key: 'entries', label: t('entries'), value: data.entries },
            { key: 'verified', label: t('verifiedEntries'), value: data.entries - data.unverified },
            { key: 'unchecked', label: t('uncheckedEntries'), value: data.unverified },
          ]}
        />
      )}
      <DataTable
        name="policy.documents"
        label={t('part.documents')}
        columns={columns}
        rows={data?.documents}
        rowKey={(d) => d.ref}
        error={policy.error}
        onRetry={() => void policy.refetch()}
        searchHint={t('document.search')}
        searchBy={(d) => `${d.title} ${d.number ?? ''} ${d.issuer}`}
        onOpen={(d) => void go(`/policy/documents/${encodeURIComponent(d.ref)}`)}
        card={(d) => (
          <>
            <b>{d.title}</b>
            <p>
              {d.issuer} {dateText(d.issuedOn)} <Verified verified={d.verified} />
            </p>
          </>
        )}
      />
      {data && asking === 'pack' && <ChoosePack policy={data} onClose={() => setAsking(null)} />}
      {data && asking === 'document' && <RegisterDocument documents={data.documents} onClose={() => setAsking(null)} />}
    </Page>
  );
}
