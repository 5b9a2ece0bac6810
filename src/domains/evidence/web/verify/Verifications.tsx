import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Count, MomentText, StateTag } from '../../../../web/kit/index.ts';
import type { VerificationView } from '../../contract/ledger.ts';

const tones = { intact: 'good', faults: 'danger', cancelled: 'closed', failed: 'caution' } as const;

/** The last verifications; the newest with faults stands open. */
export function Verifications({ results }: { readonly results: readonly VerificationView[] }) {
  const { t } = useTranslation('evidence');
  const newest = results[0];
  const [open, setOpen] = useState<string | null>(null);
  const shown = results.find((r) => r.id === open) ?? newest;
  return (
    <div className="dd-evidence-stack">
      {shown?.report && <Result key={shown.id} of={shown} />}
      <div className="dd-evidence-scroll">
        <table className="dd-evidence-table">
          <thead><tr><th scope="col">{t('verify.at')}</th><th scope="col">{t('verify.by')}</th><th scope="col">{t('verify.outcome')}</th><th scope="col" className="dd-evidence-end">{t('verify.ledTo')}</th><th scope="col">{t('verify.root')}</th><th scope="col">{t('verify.details')}</th></tr></thead>
          <tbody>
            {results.map((r) => (
              <tr key={r.id} aria-selected={r.id === shown?.id}>
                <td><MomentText value={r.finishedAt} /></td>
                <td>{r.by}</td>
                <td><StateTag tone={tones[r.outcome]}>{t(`verify.outcomes.${r.outcome}`)}</StateTag></td>
                <td className="dd-evidence-end">{r.report ? <Count value={r.report.size} /> : '—'}</td>
                <td className="dd-evidence-hash">{r.report?.root ?? '—'}</td>
                <td>{r.report && <Button size="small" type="link" onClick={() => setOpen(r.id)}>{t('verify.details')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Result({ of: { report, outcome, by, finishedAt } }: { readonly of: VerificationView }) {
  const { t } = useTranslation('evidence');
  if (!report) return null;
  const { faults, moreFaults } = report;
  return (
    <div className="dd-evidence-stack" role="status">
      <Alert
        type={outcome === 'intact' ? 'success' : 'error'}
        showIcon
        title={t(outcome === 'intact' ? 'verify.intact' : 'verify.notIntact', { count: faults.length + moreFaults })}
        description={<>{t('verify.report', { size: report.size, heads: report.heads, waiting: report.waiting })} {by} · <MomentText value={finishedAt} /></>}
      />
      {faults.length > 0 && (
        <>
          <div className="dd-evidence-scroll">
            <table className="dd-evidence-table">
              <thead><tr><th scope="col">{t('entry.position')}</th><th scope="col">{t('verify.faultKind')}</th><th scope="col">{t('verify.row')}</th><th scope="col">{t('verify.fault')}</th></tr></thead>
              <tbody>
                {faults.map((f, i) => (
                  <tr key={i}>
                    <td className="dd-num">{f.position === null ? '—' : f.upTo === undefined ? f.position + 1 : t('verify.range', { from: f.position + 1, to: f.upTo + 1 })}</td>
                    <td>{f.kind}</td>
                    <td className="dd-evidence-hash">{f.kind === 'range' ? '—' : f.id}</td>
                    <td>{t(`fault.${f.fault}` as 'fault.row_changed')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {moreFaults > 0 && <p className="dd-evidence-quiet">{t('verify.more', { count: moreFaults })}</p>}
          </div>
          {faults.some((f) => f.upTo !== undefined || f.fault === 'not_provable') && <p className="dd-evidence-quiet">{t('verify.limits')}</p>}
        </>
      )}
    </div>
  );
}
