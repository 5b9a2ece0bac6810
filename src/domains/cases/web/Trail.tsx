import { useTranslation } from 'react-i18next';
import { dateText, StateTag, Timeline } from '../../../web/kit/index.ts';
import type { TrailLine } from '../contract.ts';
import { clockActions } from '../model.ts';
import { FileLinks } from './FileLinks.tsx';
import { useWords } from './words.tsx';

type Line = Omit<TrailLine, 'by' | 'kept'> & Partial<Pick<TrailLine, 'by' | 'kept'>>;

/** What was done, stated and decided, step by step, and where it was late. */
export function Trail({ caseId, lines, own = false }: { readonly caseId: string; readonly lines: readonly Line[]; readonly own?: boolean }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const engine: readonly string[] = clockActions;
  const title = (l: Line): string => (l.title ? say(l.title) : engine.includes(l.action) ? t(`act.${l.action}`) : l.action);
  const value = (s: Line['stated'][number]) => {
    if (s.kind === 'files' && Array.isArray(s.value)) return <FileLinks caseId={caseId} files={s.value.filter((v) => typeof v !== 'string')} own={own} />;
    if (s.kind === 'entries' && Array.isArray(s.value)) return t('file.entries', { count: s.value.length });
    if (s.shown) return say(s.shown);
    if (s.key === 'opinion' || s.key === 'finding') return t(s.key === 'opinion' ? `opinion.${String(s.value)}` : `avoidance.${String(s.value)}`, { defaultValue: String(s.value) });
    if (typeof s.value === 'boolean') return t(s.value ? 'form.yes' : 'form.no');
    if (Array.isArray(s.value)) return s.value.map((v) => (typeof v === 'string' ? v : v.name)).join('，');
    return s.kind === 'day' ? dateText(String(s.value)) : String(s.value);
  };
  return (
    <Timeline
      label={t('file.trail')}
      entries={lines.map((l) => ({
        key: String(l.sequence),
        at: l.at,
        tone: l.late > 0 ? 'caution' : 'closed',
        title: (
          <>
            <strong>{title(l)}</strong> {l.by} {l.late > 0 && <StateTag tone="caution">{t('left.late', { count: l.late })}</StateTag>}
          </>
        ),
        detail: (
          <>
            {l.reason && <p>{l.reason}</p>}
            {l.kept && typeof l.kept['rowReason'] === 'string' && (
              <p className="dd-case-lit">
                {t('file.table')} {typeof l.kept['tableSays'] === 'string' && <strong>{l.kept['tableSays']}</strong>} {l.kept['rowReason']} <cite>{String(l.kept['rowSource'] ?? '')}</cite>
              </p>
            )}
            {l.stated.length > 0 && (
              <dl className="dd-case-stated">
                {l.stated.map((s) => (
                  <div key={s.key}>
                    <dt>{s.title ? say(s.title) : t(`stated.${s.key}`, { defaultValue: s.key })}</dt>
                    <dd>{value(s)}</dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        ),
      }))}
    />
  );
}
