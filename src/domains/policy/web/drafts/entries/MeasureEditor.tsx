import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { levers, problems } from '../../../model.ts';
import { put, replaced, type ConditionBody, type MeasureBody, type TestBody } from '../bodies.ts';
import { CellButton } from '../cells/CellButton.tsx';
import { useDesk } from '../desk.tsx';
import { CitedFields, DocumentField, WordsField } from '../fields.tsx';

/** A measure: for which problem, by which lever, for whom, under which conditions, given how and by whom. */
export function MeasureEditor({ body, onChange }: { readonly body: MeasureBody; readonly onChange: (body: MeasureBody) => void }) {
  const { t } = useTranslation('policy');
  const conditions = body.conditions ?? [];
  const setCondition = (i: number, c: ConditionBody | null) => onChange({ ...body, conditions: replaced(conditions, i, c) });
  return (
    <div className="dd-draft-grid">
      <label className="dd-draft-field dd-draft-wide">
        <span>{t('measure.title')}</span>
        <WordsField label={t('measure.title')} value={body.title} onChange={(title) => onChange(put(body, { title }))} />
      </label>
      <label className="dd-draft-field">
        <span>{t('measure.problem')}</span>
        <Select aria-label={t('measure.problem')} value={body.problem ?? null} onChange={(problem: string) => onChange({ ...body, problem })} options={problems.map((value) => ({ value, label: t(`problem.${value}`) }))} />
      </label>
      <label className="dd-draft-field">
        <span>{t('measure.lever')}</span>
        <Select aria-label={t('measure.lever')} value={body.lever ?? null} onChange={(lever: string) => onChange({ ...body, lever })} options={levers.map((value) => ({ value, label: t(`lever.${value}`) }))} />
      </label>
      <label className="dd-draft-field dd-draft-wide">
        <span>{t('measure.delivery')}</span>
        <WordsField label={t('measure.delivery')} lines={2} value={body.delivery} onChange={(delivery) => onChange(put(body, { delivery }))} />
      </label>
      <label className="dd-draft-field">
        <span>{t('measure.ownerLabel')}</span>
        <Input aria-label={t('measure.ownerLabel')} value={body.owner ?? ''} maxLength={80} onChange={(e) => onChange(put(body, { owner: e.target.value }))} />
      </label>
      <label className="dd-draft-field dd-draft-wide">
        <span>{t('measure.quote')}</span>
        <Input.TextArea aria-label={t('measure.quote')} value={body.quote ?? ''} maxLength={1000} autoSize={{ minRows: 1, maxRows: 6 }} onChange={(e) => onChange(put(body, { quote: e.target.value }))} />
      </label>
      <CitedFields value={body} onChange={onChange} />
      <div className="dd-draft-wide">
        <h3 className="dd-draft-h">{t('draft.beneficiaries')}</h3>
        <Tests tests={body.beneficiaries ?? []} onChange={(beneficiaries) => onChange({ ...body, beneficiaries })} />
        <h3 className="dd-draft-h">{t('measure.conditions')}</h3>
        {conditions.map((c, i) => (
          <div key={i} className="dd-draft-grid dd-draft-value">
            <div className="dd-draft-wide">
              <Test test={c} onChange={(next) => setCondition(i, next === null ? null : { ...c, ...next })} />
            </div>
            <label className="dd-draft-field dd-draft-wide">
              <span>{t('draft.conditionText')}</span>
              <WordsField label={t('draft.conditionText')} value={c.text} onChange={(text) => setCondition(i, { ...c, text })} />
            </label>
            <label className="dd-draft-field">
              <span>{t('document.title')}</span>
              <DocumentField value={c.source?.document} onChange={(document) => setCondition(i, { ...c, source: put(c.source ?? {}, { document }) })} />
            </label>
            <label className="dd-draft-field">
              <span>{t('rule.article')}</span>
              <Input aria-label={t('rule.article')} value={c.source?.article ?? ''} maxLength={60} onChange={(e) => setCondition(i, { ...c, source: put(c.source ?? {}, { article: e.target.value }) })} />
            </label>
          </div>
        ))}
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange({ ...body, conditions: [...conditions, { test: '-' }] })}>
          {t('draft.addCondition')}
        </Button>
      </div>
    </div>
  );
}

function Tests({ tests, onChange }: { readonly tests: readonly TestBody[]; readonly onChange: (tests: readonly TestBody[]) => void }) {
  const { t } = useTranslation('policy');
  return (
    <>
      {tests.map((test, i) => (
        <Test key={i} test={test} onChange={(next) => onChange(replaced(tests, i, next))} />
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...tests, { test: '-' }])}>
        {t('draft.addCondition')}
      </Button>
    </>
  );
}

/** A fact and what must be so of it. */
function Test({ test, onChange }: { readonly test: TestBody; readonly onChange: (test: TestBody | null) => void }) {
  const { t } = useTranslation('policy');
  const { library } = useDesk();
  const fact = test.fact === undefined ? undefined : library.facts.get(test.fact);
  return (
    <div className="dd-draft-test">
      <Select
        aria-label={t('facts.name')}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('facts.name')}
        value={test.fact ?? null}
        onChange={(name: string) => onChange({ ...test, fact: name, test: '-' })}
        options={[...library.facts.values()].map((f) => ({ value: f.name, label: f.label }))}
        style={{ minWidth: 200 }}
      />
      <CellButton cell={test.test ?? '-'} input={{ name: test.fact ?? '', type: fact?.type ?? 'string' }} label={test.fact ?? t('draft.condition')} onChange={(cell) => onChange({ ...test, test: cell })} />
      <Button size="small" icon={<DeleteOutlined />} aria-label={t('draft.removeCondition')} title={t('draft.removeCondition')} onClick={() => onChange(null)} />
    </div>
  );
}
