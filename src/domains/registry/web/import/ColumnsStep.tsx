import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { momentText, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { chooseColumns, getImport, type ImportView } from '../../importing/contract.ts';
import { useColumnChoices } from './import-words.ts';

/** Below this the guess is shown as one to look at. */
const SURE = 0.7;

/** Which sheets are read and what each column means: the guess, sample values, and what was chosen the last time. */
export function ColumnsStep({ view, onRead }: { readonly view: ImportView; readonly onRead: () => void }) {
  const { t } = useTranslation(['import', 'roster']);
  const choices = useColumnChoices(new Date().getFullYear());
  const [used, setUsed] = useState(() => new Set(view.sheets.filter((s) => s.use).map((s) => s.sheet)));
  const [chosen, setChosen] = useState(() => new Map(view.sheets.map((s) => [s.sheet, s.chosen])));
  const choose = useCommand(chooseColumns, { invalidates: [getImport], onDone: onRead });
  const set = (sheet: string, column: number, key: string | null) => setChosen((now) => new Map(now).set(sheet, now.get(sheet)!.map((k, i) => (i === column ? key : k))));
  const start = () => choose.mutate({ params: { importId: view.id }, body: { sheets: view.sheets.filter((s) => used.has(s.sheet)).map((s) => ({ sheet: s.sheet, columns: chosen.get(s.sheet)! as never })) } });
  return (
    <>
      {view.appliedBefore && <p className="imp-quiet">{t('import:appliedBefore', { at: momentText(view.appliedBefore) })}</p>}
      <Section
        title={t('import:columns.title')}
        extra={
          <Button type="primary" disabled={used.size === 0} loading={choose.isPending} onClick={start}>
            {t('import:columns.read')}
          </Button>
        }
      >
        {choose.error && <RefusalNotice error={choose.error} />}
        {view.sheets.map((s) => (
          <section className="imp-sheet" key={s.sheet}>
            <Checkbox
              checked={used.has(s.sheet)}
              onChange={(e) => {
                const next = new Set(used);
                if (e.target.checked) next.add(s.sheet);
                else next.delete(s.sheet);
                setUsed(next);
              }}
            >
              <b>{s.sheet}</b>
            </Checkbox>
            {used.has(s.sheet) && (
              <div className="imp-scroll">
                <table className="imp-columns">
                  <thead>
                    <tr>
                      <th scope="col">{t('import:columns.heading')}</th>
                      <th scope="col">{t('import:columns.samples')}</th>
                      <th scope="col">{t('import:columns.means')}</th>
                      <th scope="col">{t('import:columns.because')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {s.columns.map((c) => (
                      <tr key={c.column}>
                        <th scope="row">{c.header || '—'}</th>
                        <td>{c.samples.slice(0, 3).join('　')}</td>
                        <td>
                          <Select
                            aria-label={c.header}
                            style={{ width: 190 }}
                            showSearch={{ optionFilterProp: 'label' }}
                            allowClear
                            placeholder={t('import:columns.leaveOut')}
                            options={choices}
                            value={chosen.get(s.sheet)?.[c.column] ?? null}
                            onChange={(key: string | undefined) => set(s.sheet, c.column, key ?? null)}
                          />
                        </td>
                        <td>
                          {c.key === null ? null : c.confidence >= SURE ? <span className="imp-quiet">{t(`roster:because.${c.because}`)}</span> : <StateTag tone="caution">{t('import:columns.look')}</StateTag>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
        ))}
        {view.leftOutSheets.map((s) => (
          <p className="imp-quiet" key={s.sheet}>
            {s.sheet}：{t(`roster:leftOut.${s.reason}`)}
          </p>
        ))}
      </Section>
    </>
  );
}
