import { DeleteOutlined, EditOutlined, EyeOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { ConfirmWithReason, dateText, Section, StateTag } from '../../../../web/kit/index.ts';
import { getPerson, listPeople, recordPersonFact, type Dossier, type PersonFact } from '../../contract.ts';
import { FactDialog, type FactOnFile } from './FactDialog.tsx';
import { factFields, type FactKind } from './fact-fields.ts';
import { useKeyWords } from '../parts/words.ts';
import type { Revealed } from './FileTab.tsx';

interface Props {
  readonly file: Dossier;
  readonly mayWrite: boolean;
  readonly family?: NonNullable<Revealed['family']>;
  readonly onRevealFamily?: () => void;
}
type Fact = FactOnFile & Readonly<Record<string, unknown>>;

/** The facts beside a person, each kind a small table that can be added to, corrected and withdrawn from. */
export function FactSections({ file, mayWrite, family, onRevealFamily }: Props) {
  const { t } = useTranslation('registry');
  const [editing, setEditing] = useState<{ kind: FactKind; fact: Fact | null } | null>(null);
  const [withdrawing, setWithdrawing] = useState<{ kind: FactKind; fact: Fact } | null>(null);
  const withdraw = useCommand(recordPersonFact, { invalidates: [getPerson, listPeople] });
  const cells = { mayWrite, onEdit: (kind: FactKind, fact: Fact | null) => setEditing({ kind, fact }), onWithdraw: (kind: FactKind, fact: Fact) => setWithdrawing({ kind, fact }) };
  const hours = file.trainingHoursByYear.toSorted((a, b) => b.year - a.year).slice(0, 3).map((h) => t('dossier.hoursOf', { year: h.year, hours: h.hours }));
  return (
    <div className="dd-fact-sections">
      <FactTable {...cells} kind="education" title={t('dossier.educations')} facts={file.educations} print={{ mode: (v) => t(`education.${String(v)}`) }} />
      <FactTable {...cells} kind="rank" title={t('dossier.ranks')} facts={file.ranks} />
      <FactTable {...cells} kind="career_line" title={t('dossier.careerLines')} facts={file.careerLines} wide />
      <FactTable {...cells} kind="annual_grade" title={t('dossier.grades')} facts={file.grades.toSorted((a, b) => b.year - a.year)} />
      <FactTable
        {...cells}
        kind="reward_or_discipline"
        title={t('dossier.rewardsAndDisciplines')}
        facts={file.rewards}
        print={{ kind: (v) => (v === 'discipline' ? <StateTag tone="danger">{t('reward.discipline')}</StateTag> : <StateTag tone="good">{t('reward.reward')}</StateTag>) }}
      />
      <FactTable {...cells} kind="training_record" title={t('dossier.trainings')} facts={file.training} wide print={{ kind: (v) => t(`trainingKind.${String(v)}`, { defaultValue: String(v) }) }} {...(hours.length > 0 ? { extra: <span>{hours.join(' · ')}</span> } : {})} />
      <FactTable
        {...cells}
        // Masked names must not be edited into the file.
        mayWrite={mayWrite && (family !== undefined || file.family.length === 0)}
        kind="family_member"
        title={t('dossier.family')}
        wide
        facts={family ?? file.family}
        {...(onRevealFamily ? { extra: <Button size="small" icon={<EyeOutlined />} onClick={onRevealFamily}>{t('reveal.family')}</Button> } : {})}
      />
      {editing && <FactDialog personId={file.head.id} kind={editing.kind} fact={editing.fact} onClose={() => setEditing(null)} />}
      {withdrawing && (
        <ConfirmWithReason
          open
          danger
          title={t('fact.withdrawTitle', { kind: t(`fact.${withdrawing.kind}`) })}
          confirmText={t('fact.withdraw')}
          most={300}
          onConfirm={(reason) => withdraw.mutateAsync({ params: { personId: file.head.id }, body: { kind: withdrawing.kind, factId: withdrawing.fact.id, ...(withdrawing.fact.versionId ? { versionId: withdrawing.fact.versionId } : {}), values: null, reason } as PersonFact })}
          onClose={() => setWithdrawing(null)}
        >
          {t('fact.withdrawWords')}
        </ConfirmWithReason>
      )}
    </div>
  );
}

interface TableProps {
  readonly kind: FactKind;
  readonly title: string;
  readonly facts: readonly FactOnFile[];
  readonly mayWrite: boolean;
  readonly onEdit: (kind: FactKind, fact: Fact | null) => void;
  readonly onWithdraw: (kind: FactKind, fact: Fact) => void;
  readonly print?: Readonly<Record<string, (value: unknown) => ReactNode>>;
  readonly extra?: ReactNode;
  readonly wide?: boolean;
}
function FactTable({ kind, title, facts, mayWrite, onEdit, onWithdraw, print = {}, extra, wide = false }: TableProps) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const rows = facts as readonly Fact[];
  // A column that nothing fills is left out.
  const fields = factFields[kind].filter((f) => f.needed || rows.some((r) => r[f.key] !== null && r[f.key] !== undefined && r[f.key] !== ''));
  return (
    <div className={wide ? 'dd-fact-wide-section' : undefined} data-testid={`facts-${kind}`}>
      <Section
        title={title}
        extra={
          <>
            {extra}
            {mayWrite && (
              <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => onEdit(kind, null)}>
                {t('fact.new')}
              </Button>
            )}
          </>
        }
      >
        {rows.length === 0 ? (
          <p className="dd-muted">{t('fact.none')}</p>
        ) : (
          <div className="dd-datalist" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {fields.map((f) => (
                    <th key={f.key} scope="col">{t(`factField.${kind}.${f.key}`)}</th>
                  ))}
                  {mayWrite && <td className="dd-fact-acts" />}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    {fields.map((f) => {
                      const value = row[f.key];
                      return <td key={f.key}>{print[f.key] ? print[f.key]!(value) : f.input === 'date' || f.input === 'day' ? dateText(value as string | null) : (f.input === 'code' || f.key === 'degree') && typeof value === 'string' ? word(f.key, value) : ((value as ReactNode) ?? '—')}</td>;
                    })}
                    {mayWrite && (
                      <td className="dd-fact-acts">
                        <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('fact.correct', { kind: t(`fact.${kind}`) })} onClick={() => onEdit(kind, row)} />
                        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('fact.withdraw')} onClick={() => onWithdraw(kind, row)} />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
    </div>
  );
}
