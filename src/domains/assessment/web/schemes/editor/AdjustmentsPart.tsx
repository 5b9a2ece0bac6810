import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section, StateTag } from '../../../../../web/kit/index.ts';
import { addAdjustment, removePart } from '../../../rules/edit-scheme.ts';
import type { DraftScheme } from '../../../scheme-format.ts';
import { subjectOfScheme, useGradeWord, useName } from '../../words.tsx';

const tones = { bonus: 'good', deduction: 'caution', veto: 'danger' } as const;

/** 加分、扣分、一票否决: outside the 100%. */
export function AdjustmentsPart({ draft, onChange, onEdit, marked }: { readonly draft: DraftScheme; readonly onChange: (next: DraftScheme) => void; readonly onEdit: (key: string) => void; readonly marked: ReadonlyMap<string, number> }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const word = useGradeWord(subjectOfScheme(draft));
  return (
    <Section
      title={t('adjustment.title')}
      extra={
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange(addAdjustment(draft))}>
          {t('adjustment.add')}
        </Button>
      }
    >
      {(draft.adjustments ?? []).length === 0 && <p>{t('adjustment.none')}</p>}
      <ul className="dd-editor-rows">
        {(draft.adjustments ?? []).map((a) => (
          <li key={a.key}>
            <StateTag tone={tones[a.kind]}>{t(`adjustment.${a.kind}`)}</StateTag>
            <button type="button" className="dd-editor-open" onClick={() => onEdit(a.key)}>
              {name(a.name) || t('editor.unnamed')}
            </button>
            <span className="dd-num">{a.kind === 'veto' ? t('adjustment.vetoText', { from: a.from, grade: word(a.ceiling) }) : t('adjustment.pointsText', { each: a.each, cap: a.cap })}</span>
            {marked.has(`adjustments.${a.key}`) && <StateTag tone="danger">{t('editor.problems', { count: marked.get(`adjustments.${a.key}`) })}</StateTag>}
            <Button type="text" size="small" aria-label={t('editor.remove')} icon={<DeleteOutlined />} onClick={() => onChange(removePart(draft, a.key))} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
