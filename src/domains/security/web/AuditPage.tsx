import './security.css';
import { DatePicker, Drawer, Input, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { download, useAnswerPages } from '../../../web/api/index.ts';
import { DataTable, EmptyState, KeyValue, MomentText, Page, type Column } from '../../../web/kit/index.ts';
import { exportAudit, listAudit, type AuditLine } from '../contract.ts';
import { isWord } from '../rules/audit-word.ts';

const areas = ['security', 'registry', 'evidence', 'work', 'assessment', 'analysis', 'personnel', 'cases', 'protection', 'grid', 'demands', 'supervision', 'policy', 'ledger', 'files'] as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who did or saw what. Reading it is itself on record. */
export default function AuditPage() {
  const { t, i18n } = useTranslation('security');
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<AuditLine | null>(null);
  const of = (key: string): string | undefined => search.get(key) ?? undefined;
  const set = (change: Record<string, string | undefined>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      for (const [key, value] of Object.entries(change)) {
        if (value) next.set(key, value);
        else next.delete(key);
      }
      return next;
    }, { replace: true });
  const filters = { from: of('from'), to: of('to'), actor: of('actor'), action: of('action'), subjectId: of('subjectId') };
  const pages = useAnswerPages(listAudit, {
    inputAt: (after: string | undefined) => ({ query: { limit: 100, ...Object.fromEntries(Object.entries({ ...filters, after }).filter(([, v]) => v !== undefined)) } }),
    next: (a) => a.next,
    rows: (a) => a.lines,
  });
  const actionText = (action: string): string => t(`action.${action}`, { defaultValue: action });
  // Words that the program writes are translated; names and what people wrote stay as they are.
  const said = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => said(key, one)).join(t('own.and'));
    if (typeof value === 'object') return JSON.stringify(value);
    if (key === 'role' || key === 'roles') return t(`shell:role.${String(value)}`, { defaultValue: String(value) });
    return typeof value === 'boolean' || isWord(String(value)) ? t(`value.${String(value)}`, { defaultValue: String(value) }) : String(value);
  };
  const field = (key: string): string => t(`field.${key}`, { defaultValue: key });
  const subjectText = (line: AuditLine): string => [t(`subject.${line.subjectKind}`, { defaultValue: line.subjectKind }), line.subjectName].filter((one) => one !== null).join(' ');
  const brief = (line: AuditLine): string =>
    Object.entries(line.detail)
      // Identifiers say nothing at a glance; they stand in the opened line.
      .filter(([, value]) => !(typeof value === 'string' && UUID.test(value)))
      .filter(([, value]) => value !== false && value !== '' && value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => (value === true ? field(key) : t('audit.pair', { key: field(key), value: said(key, value) })))
      .join(t('audit.next'));
  const columns: Column<AuditLine>[] = [
    { key: 'at', title: t('audit.at'), width: 150, pinned: true, render: (l) => <MomentText value={l.at} /> },
    { key: 'actor', title: t('audit.actor'), width: 130, render: (l) => l.actorName },
    { key: 'action', title: t('audit.action'), width: 220, grow: true, render: (l) => actionText(l.action) },
    { key: 'subject', title: t('audit.subject'), width: 170, render: (l) => subjectText(l) },
    { key: 'detail', title: t('audit.detail'), width: 320, grow: true, render: (l) => <span className="dd-security-detail">{brief(l)}</span> },
    { key: 'address', title: t('audit.address'), width: 130, render: (l) => l.address ?? '—' },
  ];
  return (
    <Page
      title={t('audit.title')}
      sub={t('audit.sub')}
    >
      <DataTable
        name="security.audit"
        label={t('audit.title')}
        columns={columns}
        rows={pages.rows}
        rowKey={(l) => l.id}
        error={pages.error}
        onRetry={() => void pages.refetch()}
        server={{ onEnd: () => pages.hasNextPage && !pages.isFetchingNextPage && void pages.fetchNextPage(), loadingMore: pages.isFetchingNextPage }}
        tools={
          <div className="dd-security-bar">
            <DatePicker.RangePicker
              allowEmpty={[true, true]}
              aria-label={t('audit.period')}
              value={[filters.from ? dayjs(filters.from) : null, filters.to ? dayjs(filters.to) : null]}
              onChange={(days) => set({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
            />
            <Input.Search allowClear aria-label={t('audit.actor')} placeholder={t('audit.actorHint')} defaultValue={filters.actor ?? ''} onSearch={(actor) => set({ actor: actor.trim() })} />
            <Select allowClear aria-label={t('audit.area')} placeholder={t('audit.area')} value={filters.action ?? null} options={areas.map((value) => ({ value, label: t(`area.${value}`) }))} onChange={(value) => set({ action: value ?? undefined })} />
            {filters.subjectId && (
              <Tag closable onClose={() => set({ subjectId: undefined })}>
                {t('audit.ofSubject')}
              </Tag>
            )}
          </div>
        }
        onExport={() => download(exportAudit, { query: { language: i18n.language === 'en' ? ('en' as const) : ('zh-CN' as const), ...Object.fromEntries(Object.entries(filters).filter(([, v]) => v !== undefined)) } })}
        onOpen={setOpened}
        empty={<EmptyState title={t('audit.none')}>{t('audit.noneNext')}</EmptyState>}
        rowTone={(l) => (/refused|failed/.test(l.action) ? 'caution' : undefined)}
        card={(l) => (
          <>
            <b>{actionText(l.action)}</b>
            <div>
              {l.actorName} · {subjectText(l)} · <MomentText value={l.at} />
            </div>
          </>
        )}
      />
      <Drawer open={opened !== null} onClose={() => setOpened(null)} title={opened ? actionText(opened.action) : ''} size="min(520px, 100vw)">
        {opened && (
          <>
            <KeyValue
              columns={1}
              facts={[
                { key: 'at', label: t('audit.at'), value: <MomentText value={opened.at} /> },
                { key: 'actor', label: t('audit.actor'), value: opened.actorName },
                { key: 'address', label: t('audit.address'), value: opened.address ?? '—' },
                { key: 'action', label: t('audit.code'), value: opened.action },
                { key: 'kind', label: t('audit.subject'), value: subjectText(opened) },
                {
                  key: 'subject',
                  label: t('audit.subjectId'),
                  value: opened.subjectId && (
                    <button
                      type="button"
                      className="dd-plain dd-security-id"
                      onClick={() => {
                        set({ subjectId: opened.subjectId ?? undefined });
                        setOpened(null);
                      }}
                    >
                      {opened.subjectId}
                    </button>
                  ),
                },
                ...Object.entries(opened.detail).map(([key, value]) => ({ key: `detail.${key}`, label: field(key), value: said(key, value) })),
              ]}
            />
          </>
        )}
      </Drawer>
    </Page>
  );
}
