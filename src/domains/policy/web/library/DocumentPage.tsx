import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, KeyValue, Page, RefusalNotice, Section, StateTag, dateText, type Tone } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { addClauses, listClauses, openCitations, openDocument, openPolicy } from '../../contract.ts';
import { AmendButton, Amended } from '../amend.tsx';
import { PolicyBar, useBilingual, Verified } from '../parts.tsx';
import { MeasureItem } from '../register/MeasureItem.tsx';
import { ParameterValues } from './ParameterValues.tsx';
import { Examples, RuleTable } from './RuleTable.tsx';

type Data = OutputOf<typeof openDocument>;
const clauseTone: Record<Data['clauses'][number]['state'], Tone> = { not_started: 'waiting', in_progress: 'running', implemented: 'good', not_applicable: 'closed' };

/** A document beside its data: clauses on the left, what they became on the right, examples green or red under each table. */
export default function DocumentPage() {
  const { t } = useTranslation('policy');
  const { ref = '' } = useParams();
  const document = useAnswer(openDocument, { params: { ref } });
  return (
    <Page title={document.data?.document.title ?? t('part.documents')} breadcrumb={[{ title: t('part.documents'), to: '/policy/documents' }]} bar={<PolicyBar />}>
      <Answered answer={document}>{(data) => <Document data={data} />}</Answered>
    </Page>
  );
}

function Document({ data }: { readonly data: Data }) {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  const mayWrite = useMay('policy.register.write');
  const [adding, setAdding] = useState(false);
  const d = data.document;
  const linked = (items: readonly { ref: string; title: string; clause?: string | null }[]) =>
    items.length === 0
      ? null
      : items.map((one, i) => (
          <div key={`${one.ref} ${i}`}>
            <Link to={`/policy/documents/${encodeURIComponent(one.ref)}`}>{one.title}</Link> {one.clause ?? ''}
          </div>
        ));
  const nothing = data.parameters.length + data.rules.length + data.measures.length + data.announced.length === 0;
  const clauses = (
    <Section title={t('document.clauses')} extra={mayWrite && <Button size="small" onClick={() => setAdding(true)}>{t('document.addClauses')}</Button>}>
      {data.clauses.length === 0 ? (
        <EmptyState title={t('document.noClauses')}>{t('document.noClausesNext')}</EmptyState>
      ) : (
        <ul className="dd-policy-list">
          {data.clauses.map((c) => (
            <li key={c.id}>
              <h3>
                {c.number} <StateTag tone={clauseTone[c.state]}>{t(`clause.state.${c.state}`)}</StateTag>
              </h3>
              <p>{c.text}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
  return (
    <>
      <KeyValue
        facts={[
          { key: 'number', label: t('document.number'), value: d.number },
          { key: 'issuer', label: t('document.issuer'), value: d.issuer },
          { key: 'verified', label: t('document.verified'), value: <Verified verified={d.verified} note={d.note} /> },
          { key: 'issued', label: t('document.issuedOn'), value: dateText(d.issuedOn) },
          { key: 'effective', label: t('document.effectiveFrom'), value: dateText(d.effectiveFrom) },
          { key: 'standing', label: t('document.standing'), value: `${t(`standing.${d.standing}`)} · ${t(`kind.${d.kind}`)}` },
          { key: 'basis', label: t('document.basis'), value: linked(data.basis), wide: true },
          { key: 'citedBy', label: t('document.citedBy'), value: linked(data.citedBy), wide: true },
          ...(d.note ? [{ key: 'note', label: t('note'), value: d.note, wide: true }] : []),
        ]}
      />
      <br />
      <Amended subjects={[{ kind: 'document', id: d.ref }, ...data.parameters.map((p) => ({ kind: 'parameter' as const, id: p.id })), ...data.rules.map((r) => ({ kind: 'rule' as const, id: r.id }))]} />
      <div className={data.clauses.length > 0 ? 'dd-policy-sides' : undefined}>
        {data.clauses.length > 0 && clauses}
        <div>
          {nothing && (
            <Section>
              <EmptyState title={t('document.noData')}>{t('document.noDataNext')}</EmptyState>
            </Section>
          )}
          {data.announced.map((a) => (
            <Section key={a.id} title={say(a.title)}>
              <blockquote className="dd-policy-quote">{a.quote}</blockquote>
              <p>{t('document.announced', { count: a.count })}</p>
            </Section>
          ))}
          {data.parameters.length > 0 && (
            <Section title={`${t('part.parameters')} ${data.parameters.length}`}>
              <ul className="dd-policy-list">
                {data.parameters.map((p) => (
                  <li key={p.id}>
                    <h3>
                      {say(p.title)} <AmendButton size="small" subject={{ kind: 'parameter', id: p.id, title: say(p.title) }} />
                    </h3>
                    <ParameterValues parameter={p} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {data.rules.map((rule) => (
            <Section key={rule.id} title={<Link to={`/policy/rules/${rule.id}`}>{say(rule.title)}</Link>} extra={<>{t('since', { day: dateText(rule.effectiveFrom) })} <AmendButton size="small" subject={{ kind: 'rule', id: rule.id, title: say(rule.title) }} /></>}>
              <RuleTable rule={rule} document={d.ref} />
              <Examples rule={rule} />
            </Section>
          ))}
          {data.measures.length > 0 && (
            <Section title={`${t('part.measures')} ${data.measures.length}`}>
              <ul className="dd-policy-list">
                {data.measures.map((m) => (
                  <MeasureItem key={m.id} measure={m} />
                ))}
              </ul>
            </Section>
          )}
        </div>
        {data.clauses.length === 0 && clauses}
      </div>
      {adding && <AddClauses document={d.ref} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddClauses({ document, onClose }: { readonly document: string; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const [text, setText] = useState('');
  const add = useCommand(addClauses, { invalidates: [openDocument, openPolicy, openCitations, listClauses], onDone: onClose });
  const clauses = text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [number = '', ...rest] = line.split(/\s+/);
    return { number, text: rest.join(' ') || number };
  });
  return (
    <Modal
      open
      title={t('document.addClauses')}
      onCancel={onClose}
      okText={t('form.register')}
      cancelText={shell('action.cancel')}
      okButtonProps={{ disabled: clauses.length === 0 }}
      confirmLoading={add.isPending}
      onOk={() => add.mutate({ params: { ref: document }, body: { clauses } })}
      mask={{ closable: false }}
    >
      <RefusalNotice error={add.error} />
      <p>{t('document.clausesHint')}</p>
      <Input.TextArea autoFocus rows={8} value={text} onChange={(e) => setText(e.target.value)} aria-label={t('document.clauses')} />
    </Modal>
  );
}
