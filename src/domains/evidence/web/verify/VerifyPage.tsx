import '../evidence.css';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { Answered, Count, EmptyState, MomentText, Page, ProgressPanel, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { ledgerHeads, ledgerVerifications, stopVerifying, verifyLedgerNow } from '../../contract.ts';
import { EvidenceTabs } from '../parts/Tabs.tsx';
import { ReceiptCheckSection } from './ReceiptCheckSection.tsx';
import { SigningKeys } from './SigningKeys.tsx';
import { Verifications } from './Verifications.tsx';

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
  const heads = useAnswer(ledgerHeads, { params: { log }, query: { limit: 20 } }, { pollMs: 5000 });
  const past = useAnswer(ledgerVerifications, { params: { log }, query: { limit: 10 } }, { pollMs: 1500 });
  const verify = useCommand(verifyLedgerNow, { invalidates: [ledgerVerifications] });
  const stop = useCommand(stopVerifying, { invalidates: [ledgerVerifications] });
  const running = past.data?.running ?? null;
  return (
    <>
      <Section
        title={t('verify.whole')}
        extra={<Segmented value={log} onChange={(v) => setSearch({ log: v }, { replace: true })} options={[{ value: 'evidence', label: t('verify.log.evidence') }, { value: 'audit', label: t('verify.log.audit') }]} />}
      >
        <p>{t('verify.wholeLead')}</p>
        {(verify.error ?? stop.error) && <RefusalNotice error={verify.error ?? stop.error} />}
        {running ? (
          <div className="dd-evidence-stack">
            <ProgressPanel title={t('verify.running')} progress={{ state: running.total === null ? 'waiting' : 'running', ...running }} onCancel={() => stop.mutate({ params: { log } })} />
            <p className="dd-evidence-quiet">{t('verify.runningLead')}</p>
          </div>
        ) : (
          <div className="dd-evidence-send">
            <Button type="primary" loading={verify.isPending} disabled={!past.data} onClick={() => verify.mutate({ params: { log } })}>{t('verify.run')}</Button>
          </div>
        )}
        <h3 className="dd-evidence-subhead">{t('verify.last')}</h3>
        <Answered answer={past}>{(a) => (a.results.length === 0 ? <EmptyState title={t('verify.none')} /> : <Verifications results={a.results} />)}</Answered>
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
              <SigningKeys keys={a.keys} />
            </div>
          )}
        </Answered>
      </Section>
    </>
  );
}
