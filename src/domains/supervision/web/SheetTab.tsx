import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { Answered, dateText, EmptyState, momentText } from '../../../web/kit/index.ts';
import { personSheet } from '../contract.ts';
import { SourceLine } from './parts.tsx';
import './supervision.css';

/** 监督信息单: one matter once, with every body that told of it. */
export default function SheetTab({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('supervision');
  const answer = useAnswer(personSheet, { params: { id: personId } });
  return (
    <Answered answer={answer}>
      {(sheet) =>
        sheet.matters.length === 0 && sheet.measures.length === 0 ? (
          <EmptyState title={t('sheet.none')} />
        ) : (
          <div className="dd-sup-stack">
            <p className="dd-sup-quiet">{t('sheet.sum', { count: sheet.matters.length, valid: sheet.valid })} {sheet.bySource.map((s) => t('sheet.bySource', { source: t(`source.${s.source}`), valid: s.valid, all: s.all })).join(t('sep'))}</p>
            <ul className="dd-sup-list">
              {sheet.matters.map((m) => (
                <li key={m.items[0]!.id} className="dd-sup-matter">
                  {m.items.map((i) => <SourceLine key={i.id} item={i} />)}
                  {m.replies.map((r) => <p key={r.at} className="dd-sup-say"><small className="dd-sup-quiet">{t('item.replied', { name: r.name, at: momentText(r.at) })}</small><br />{r.reply}</p>)}
                </li>
              ))}
            </ul>
            {sheet.measures.length > 0 && (
              <ul className="dd-sup-list">
                {sheet.measures.map((m) => <li key={m.caseId}><strong>{m.measure}</strong> {m.type} <span className="dd-sup-quiet">{t('sheet.decided', { day: dateText(m.decidedOn) })}{m.carriedOutOn && ` · ${t('sheet.carried', { day: dateText(m.carriedOutOn) })}`}</span> <Link to={`/cases/${m.caseId}`}>{m.number}</Link></li>)}
              </ul>
            )}
          </div>
        )
      }
    </Answered>
  );
}
