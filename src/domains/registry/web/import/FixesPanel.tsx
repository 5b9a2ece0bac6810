import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { applyFix, getImport, importRows, listFixes } from '../../importing/contract.ts';
import { useFieldName, useNoteText } from './import-words.ts';

type Fix = OutputOf<typeof listFixes>[number];
/** Faults shown at once; mending some brings the next. */
const MOST = 20;

/** The ways to mend one fault together, the one that keeps what was meant before the one that clears. */
function faultsOf(fixes: readonly Fix[]): [Fix, ...Fix[]][] {
  const faults = new Map<string, [Fix, ...Fix[]]>();
  for (const fix of fixes.toSorted((a, b) => Number(a.remedy === 'clear') - Number(b.remedy === 'clear'))) {
    const place = `${fix.key}|${fix.from}|${fix.count}`;
    const known = faults.get(place);
    if (known) known.push(fix);
    else faults.set(place, [fix]);
  }
  return [...faults.values()];
}

/** Faults that repeat, each mended in all its cells with one press. */
export function FixesPanel({ importId }: { readonly importId: string }) {
  const { t } = useTranslation(['import', 'roster']);
  const name = useFieldName();
  const noteText = useNoteText();
  const fixes = useAnswer(listFixes, { params: { importId } });
  const apply = useCommand(applyFix, { invalidates: [getImport, importRows, listFixes] });
  if (!fixes.data || fixes.data.length === 0) return null;
  return (
    <Section title={t('import:fixes.title')}>
      {apply.error && <RefusalNotice error={apply.error} />}
      <ul className="imp-list">
        {faultsOf(fixes.data).slice(0, MOST).map(([first, ...others]) => (
          <li key={first.id}>
            <span className="imp-grow">
              <b>{name(first.key)}</b>：{t('import:fixes.example', { from: first.from || '—' })} <span className="imp-quiet">{t('import:fixes.cells', { count: first.count })}</span>
              <small className="imp-fault">{noteText(first)}</small>
            </span>
            {[first, ...others].map((f) => (
              <Button key={f.id} size="small" loading={apply.isPending && apply.variables?.body.id === f.id} disabled={apply.isPending} onClick={() => apply.mutate({ params: { importId }, body: { id: f.id } })}>
                {t(`roster:fix.${f.remedy}`, { value: f.to ?? '' })}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
