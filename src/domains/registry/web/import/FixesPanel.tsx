import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { applyFix, getImport, importRows, listFixes } from '../../importing/contract.ts';
import { useFieldName } from './import-words.ts';

/** Faults that repeat, each mended in all its cells with one press. */
export function FixesPanel({ importId }: { readonly importId: string }) {
  const { t } = useTranslation(['import', 'roster']);
  const name = useFieldName();
  const fixes = useAnswer(listFixes, { params: { importId } });
  const apply = useCommand(applyFix, { invalidates: [getImport, importRows, listFixes] });
  if (!fixes.data || fixes.data.length === 0) return null;
  return (
    <Section title={t('import:fixes.title')}>
      {apply.error && <RefusalNotice error={apply.error} />}
      <ul className="imp-list">
        {fixes.data.slice(0, 20).map((f) => (
          <li key={f.id}>
            <span className="imp-grow">
              <b>{name(f.key)}</b>：{t('import:fixes.example', { from: f.from || '—' })} <span className="imp-quiet">{t('import:fixes.cells', { count: f.count })}</span>
            </span>
            <Button size="small" loading={apply.isPending && apply.variables?.body.id === f.id} disabled={apply.isPending} onClick={() => apply.mutate({ params: { importId }, body: { id: f.id } })}>
              {t(`roster:fix.${f.remedy}`, { value: f.to ?? '' })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
