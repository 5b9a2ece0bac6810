import '../evidence.css';
import { Alert, Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { Answered, Count, EmptyState, MomentText, Page, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { ledgerHeads, verifyLedgerNow } from '../../contract.ts';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { ReceiptCheckSection } from './ReceiptCheckSection.tsx';

type Log = 'evidence' | 'audit';

/** 存证核验: anyone checks a receipt; the auditor and the department recompute the whole log. */
export default function VerifyPage() {
  const { t } = useTranslation('evidence');
  const mayVerify = useMay('evidence.ledger.verify');
  return (
    <Page title={t('nav.verify')} sub={t('verify.sub')} bar={<EvidenceTabs />}>
      {mayVerify && <Whole />}
      <ReceiptCheckSection />
    </Page>
  );
}

function Whole() {
  const { t } = useTranslation('evidence');
  const [search, setSearch] = useSearchParams();
  const log: Log = search.get('log') === 'audit' ? 'audit' : 'evidence';
  const heads = useAnswer(ledgerHeads, { params: { log }, query: { limit: 20 } });
  const verify = useCommand(verifyLedgerNow, { invalidates: [ledgerHeads] });
  const report = verify.data?.log === log ? verify.data : undefined;
  return (
    <>
      <Section
        title={t('verify.whole')}
        extra={<Segmented value={log} onChange={(v) => { verify.reset(); setSearch({ log: v }, { replace: true }); }} options={[{ value: 'evidence', label: t('verify.log.evidence') }, { value: 'audit', label: t('verify.log.audit') }]} />}
      >
        <p>{t('verify.wholeLead')}</p>
        {verify.error && <RefusalNotice error={verify.error} />}
        <div className="dd-evidence-send">
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({ params: { log } })}>{t('verify.run')}</Button>
          {verify.isPending && <span className="dd-evidence-quiet">{t('verify.running')}</span>}
        </div>
        {report && (
          <div className="dd-evidence-stack" role="status">
            <Alert
              type={report.intact ? 'success' : 'error'}
              showIcon
              title={t(report.intact ? 'verify.intact' : 'verify.notIntact', { count: report.faults.length + report.moreFaults })}
              description={t('verify.report', { size: report.size, heads: report.heads, waiting: report.waiting, seconds: report.seconds.toFixed(1) })}
            />
            {report.faults.length > 0 && (
              <div className="dd-evidence-scroll">
                <table className="dd-evidence-table">
                  <thead><tr><th scope="col">{t('entry.position')}</th><th scope="col">{t('verify.faultKind')}</th><th scope="col">{t('verify.row')}</th><th scope="col">{t('verify.fault')}</th></tr></thead>
                  <tbody>{report.faults.map((f, i) => <tr key={i}><td className="dd-num">{f.position === null ? '—' : f.position + 1}</td><td>{f.kind}</td><td className="dd-evidence-hash">{f.id}</td><td>{t(`fault.${f.fault}` as 'fault.row_changed')}</td></tr>)}</tbody>
                </table>
                {report.moreFaults > 0 && <p className="dd-evidence-quiet">{t('verify.more', { count: report.moreFaults })}</p>}
              </div>
            )}
          </div>
        )}
      </Section>
      <Section title={t('verify.heads')} extra={heads.data && <span>{t('verify.waiting', { count: heads.data.waiting })}</span>}>
        <Answered answer={heads}>
          {(a) => a.heads.length === 0 ? <EmptyState title={t('verify.noHeads')} /> : (
            <div className="dd-evidence-stack">
              <div className="dd-evidence-scroll">
                <table className="dd-evidence-table">
                  <thead><tr><th scope="col">{t('verify.sealedAt')}</th><th scope="col" className="dd-evidence-end">{t('verify.size')}</th><th scope="col">{t('verify.root')}</th><th scope="col">{t('verify.keyId')}</th></tr></thead>
                  <tbody>{a.heads.map((h) => <tr key={`${h.size}-${h.sealedAt}`}><td><MomentText value={h.sealedAt} /></td><td className="dd-evidence-end"><Count value={h.size} /></td><td className="dd-evidence-hash">{h.root}</td><td className="dd-evidence-hash">{h.keyId.slice(0, 16)}</td></tr>)}</tbody>
                </table>
              </div>
              <details>
                <summary>{t('verify.publicKey')}</summary>
                <pre className="dd-evidence-hash">{a.publicKey}</pre>
              </details>
            </div>
          )}
        </Answered>
      </Section>
    </>
  );
}
