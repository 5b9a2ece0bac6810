import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { QuantityText, StateTag } from '../../../../web/kit/index.ts';
import { checkFigure, getEntry, listEntries, type EntryDetail } from '../../contract.ts';
import { ReviewDialog } from './ReviewDialog.tsx';

/** Figures with source and reporter, and whether they count (M019: an unchecked or contradictory figure does not). */
export function FiguresTable({ entry }: { readonly entry: EntryDetail }) {
  const { t } = useTranslation('evidence');
  const [asked, setAsked] = useState<{ number: number; state: 'verified' | 'rejected' } | null>(null);
  const check = useCommand(checkFigure, { invalidates: [getEntry, listEntries] });
  const may = entry.may.includes('check_figure');
  return (
    <div className="dd-evidence-scroll">
      <table className="dd-evidence-table">
        <thead>
          <tr>
            {(['indicator', 'value', 'period', 'source', 'reporter', 'state'] as const).map((c) => (
              <th key={c} scope="col">{t(`figure.${c}`)}</th>
            ))}
            {may && <th scope="col">{t('figure.check')}</th>}
          </tr>
        </thead>
        <tbody>
          {entry.figures.map((f) => (
            <tr key={f.number}>
              <td>{f.indicator}</td>
              <td><QuantityText {...f.quantity} /></td>
              <td className="dd-num">{f.period ?? '—'}</td>
              <td>{f.source}</td>
              <td>{f.reporter}</td>
              <td>
                {f.flags.length === 0 ? (
                  <StateTag tone="good">{t('figure.counts')}</StateTag>
                ) : (
                  f.flags.map((flag) => (
                    <StateTag key={flag} tone={flag === 'unverified' ? 'waiting' : 'danger'}>
                      {t(`figure.flag.${flag}`)}
                    </StateTag>
                  ))
                )}
              </td>
              {may && (
                <td className="dd-evidence-row">
                  <Button size="small" onClick={() => setAsked({ number: f.number, state: 'verified' })}>{t('figure.verify')}</Button>
                  <Button size="small" onClick={() => setAsked({ number: f.number, state: 'rejected' })}>{t('figure.reject')}</Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <ReviewDialog
          title={t(asked.state === 'verified' ? 'figure.verify' : 'figure.reject')}
          lead={t(`figure.lead.${asked.state}`)}
          act={t(asked.state === 'verified' ? 'figure.verify' : 'figure.reject')}
          needed
          onSend={(note) => check.mutateAsync({ params: { id: entry.id, number: asked.number }, body: { state: asked.state, note } })}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
