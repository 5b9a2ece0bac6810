import { Button, Checkbox, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type InputOf } from '../../../../web/api/index.ts';
import { PersonLink, RefusalNotice } from '../../../../web/kit/index.ts';
import { decideRows, getImport, importRows, type ImportRowView } from '../../importing/contract.ts';
import { useFieldName } from './import-words.ts';

/** One person's differences with a tick for each field; for an ambiguous row, whom it is about. */
export function PersonDifferences({ row, importId }: { readonly row: ImportRowView; readonly importId: string }) {
  const { t } = useTranslation(['import', 'roster']);
  const name = useFieldName();
  const decide = useCommand(decideRows, { invalidates: [getImport, importRows] });
  const say = (body: Omit<InputOf<typeof decideRows>['body'], 'rows'>) => decide.mutate({ params: { importId }, body: { rows: [row.n], ...body } });
  const title = row.person?.organizationName ?? row.fileName ?? row.sheet;
  return (
    <article className="imp-person" aria-busy={decide.isPending}>
      <header>
        <b>{row.person ? <PersonLink id={row.person.id} name={row.name} /> : row.name}</b>
        <span className="imp-quiet">
          {title} · {t('import:differences.row', { row: row.rowNumber })}
        </span>
        <span style={{ flex: 1 }} />
        <Button size="small" type="text" onClick={() => say({ leaveOut: true })}>
          {t('import:differences.leaveOutRow')}
        </Button>
      </header>
      {decide.error && <RefusalNotice error={decide.error} />}
      {row.class === 'ambiguous' && (
        <Radio.Group value={row.is} onChange={(e) => say({ is: e.target.value as string })} style={{ display: 'flex', flexDirection: 'column', gap: 6 }}>
          <span>{t(`import:ambiguous.${row.because ?? 'several'}`)}</span>
          {row.candidates.map((c) => (
            <Radio key={c.id} value={c.id}>
              {[c.name, c.birth?.replaceAll('-', '.'), c.organizationName, c.title].filter(Boolean).join(' · ')}
            </Radio>
          ))}
          <Radio value="new">{t('import:differences.someoneNew')}</Radio>
        </Radio.Group>
      )}
      {row.differences.length > 0 && (
        <table className="imp-diff">
          <thead>
            <tr>
              <th scope="col">{t('import:differences.field')}</th>
              <th scope="col">{t('import:differences.onFile')}</th>
              <th scope="col">{t('import:differences.inFile')}</th>
              <th scope="col">{t('import:differences.take')}</th>
            </tr>
          </thead>
          <tbody>
            {row.differences.map((d) => (
              <tr key={d.key}>
                <th scope="row">{name(d.key)}</th>
                <td className="imp-old">{d.onFile ?? '—'}</td>
                <td className={d.rejected ? 'imp-rejected' : undefined}>{d.inRoster}</td>
                <td>
                  <Checkbox checked={!d.rejected} aria-label={`${t('import:differences.take')} ${name(d.key)}`} onChange={(e) => say(e.target.checked ? { accept: [d.key as never] } : { reject: [d.key as never] })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}
