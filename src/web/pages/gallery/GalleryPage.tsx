import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { RefusalError, IncidentError } from '../../api/errors.ts';
import { Page, Section } from '../../kit/index.ts';
import { GalleryCharts } from './GalleryCharts.tsx';
import { GalleryParts } from './GalleryParts.tsx';
import { GalleryTable } from './GalleryTable.tsx';
import { useWords } from './words.ts';
import { EmptyState, FailedState, LoadingState, NoPermission, NotFoundState } from '../../kit/states.tsx';

/** Every part of the kit on one page (development only), to be looked at in both languages and at both widths. */
export default function GalleryPage() {
  const { i18n } = useTranslation();
  const w = useWords();
  const [search, setSearch] = useSearchParams();
  const part = search.get('part') ?? 'parts';
  if (part === 'crash') throw new Error('gallery');
  return (
    <Page
      title={w('部件一览', 'Kit')}
      sub={w('仅供开发时查看', 'For development only')}
      actions={
        <>
          <Button onClick={() => print()}>{w('打印', 'Print')}</Button>
          <Button type="primary">{w('主要操作', 'Main action')}</Button>
        </>
      }
      breadcrumb={[{ title: w('系统', 'System'), to: '/' }, { title: w('部件', 'Kit') }]}
      bar={
        <Segmented
          value={part}
          onChange={(value) => setSearch({ part: value })}
          options={['parts', 'table', 'charts', 'states']}
        />
      }
    >
      {part === 'parts' && <GalleryParts />}
      {part === 'table' && <GalleryTable />}
      {part === 'charts' && <GalleryCharts key={i18n.language} />}
      {part === 'states' && (
        <>
          <Section><LoadingState /></Section>
          <Section><EmptyState title={w('还没有干部名册', 'No roster yet')} action={<Button type="primary">{w('导入名册', 'Import a roster')}</Button>}>{w('导入任免审批表或 Excel 名册后，这里列出全部干部。', 'Import appointment forms or a spreadsheet; all cadres are then listed here.')}</EmptyState></Section>
          <Section><FailedState error={new IncidentError('01J-7Q2')} onRetry={() => undefined} /></Section>
          <Section><FailedState error={new RefusalError(422, { kind: 'rule', code: 'assessment.scheme_unreadable', params: { scheme: 'county-2026', pack: 'national' }, because: [{ code: 'assessment.scheme_field', params: { field: 'classes.0.weight', message: 'number' }, at: 'C7' }] })} /></Section>
          <Section><NoPermission permission="registry.person.read" /></Section>
          <Section><NotFoundState /></Section>
        </>
      )}
    </Page>
  );
}
