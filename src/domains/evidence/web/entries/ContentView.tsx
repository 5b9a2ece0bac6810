import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { dateText, KeyValue, momentText, OrganizationLink, ThingLink, type Fact } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { organizationTree } from '../../../registry/contract.ts';
import type { EntryDetail } from '../../contract.ts';
import { contentFields, type ContentField } from '../content-fields.ts';

/** What an entry says, in the fields of its kind. */
export function ContentView({ entry }: { readonly entry: EntryDetail }) {
  const { t } = useTranslation('evidence');
  const content = entry.content as unknown as Record<string, unknown>;
  const facts: Fact[] = contentFields[entry.content.kind]
    .filter((f) => f.input !== 'hidden' && content[f.name] !== undefined && content[f.name] !== null)
    .map((f) => ({ key: f.name, label: t(`field.${f.name}` as 'field.title'), value: <Said field={f} value={content[f.name]} />, wide: f.input === 'text' || f.input === 'entries' }));
  if (entry.content.kind === 'milestone' && entry.leadMonths !== null) {
    const months = entry.leadMonths;
    facts.push({ key: 'lead', label: t('field.leadMonths'), value: months === 0 ? t('milestone.onTime') : t(months > 0 ? 'milestone.early' : 'milestone.late', { months: Math.abs(months) }) });
  }
  return <KeyValue facts={facts} columns={2} />;
}

function Said({ field, value }: { readonly field: ContentField; readonly value: unknown }) {
  const { t } = useTranslation('evidence');
  switch (field.input) {
    case 'choice':
      return <>{t(`choice.${field.name}.${String(value)}` as 'choice.outcome.achieved')}</>;
    case 'day':
    case 'partial':
      return <>{dateText(String(value))}</>;
    case 'number':
      return <span className="dd-num">{String(value)}</span>;
    case 'organization':
      return <UnitName id={String(value)} />;
    case 'entries': {
      const ids = Array.isArray(value) ? (value as string[]) : [String(value)];
      return (
        <span className="dd-evidence-persons">
          {ids.length === 0 ? '—' : ids.map((id, i) => <ThingLink key={id} kind="evidence" id={id} name={t('entry.numbered', { number: i + 1 })} />)}
        </span>
      );
    }
    case 'text':
      return <span className="dd-evidence-text">{String(value)}</span>;
    default:
      return <>{field.name === 'seenAt' ? momentText(String(value)) : String(value)}</>;
  }
}

function UnitName({ id }: { readonly id: string }) {
  const may = useMay('registry.organizations.read');
  const units = useAnswer(organizationTree, {}, { staleMs: 300_000, enabled: may });
  return <OrganizationLink id={id} name={units.data?.find((o) => o.id === id)?.name ?? '—'} permission="registry.organizations.read" />;
}
