import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { download, useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, KeyValue, Page, RefusalNotice, Section, StateTag, type Column } from '../../../web/kit/index.ts';
import { useSession } from '../../../web/session/index.ts';
import { printCards, readPatch } from '../contract/index.ts';
import { AppointDialog, MergeDialog, ReplaceDialog } from './dialogs.tsx';
import { Figures, GridBar } from './parts.tsx';

type View = OutputOf<typeof readPatch>;
type Below = View['below'][number];

/** One patch: who serves, what hangs under it, who served before, replacements. */
export default function PatchPage() {
  const { patchId = '' } = useParams();
  const answer = useAnswer(readPatch, { params: { id: patchId } });
  const { t, i18n } = useTranslation('grid');
  const session = useSession();
  const [open, setOpen] = useState<'appoint' | 'replace' | 'merge' | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const view = answer.data;
  const serving = view?.heads.find((h) => h.servedTo === null);
  const print = (what: 'credentials' | 'cards') => {
    setFailed(null);
    download(printCards, { params: { id: patchId }, body: { what, format: 'pdf', language: i18n.language === 'en' ? 'en' : 'zh-CN', address: `${location.origin}/demand` } }).catch(setFailed);
  };
  const standing = view && view.patch.endedOn === null;
  const actions = view?.can.run && standing && (
    <>
      <Button onClick={() => print('credentials')}>{t('one.print')}</Button>
      <Button onClick={() => print('cards')}>{t('one.printCards')}</Button>
      {view.patch.level === 'area' && <Button onClick={() => setOpen('merge')}>{t('one.merge')}</Button>}
      {serving ? <Button onClick={() => setOpen('replace')}>{t('one.replace')}</Button> : <Button type="primary" onClick={() => setOpen('appoint')}>{t('one.appoint')}</Button>}
    </>
  );
  const crumbs = view ? [{ title: t('nav.grid'), to: '/grid' }, ...view.above.toReversed().map((p) => ({ title: p.name, to: `/grid/patches/${p.id}` }))] : [];
  return (
    <Page title={view?.patch.name ?? t('nav.grid')} sub={view ? `${t(`patch.${view.patch.level}`)} ${view.patch.code} · ${view.patch.organizationName}` : undefined} breadcrumb={crumbs} bar={<GridBar />} actions={actions || undefined}>
      {failed !== null && <RefusalNotice error={failed} />}
      <Answered answer={answer}>
        {(v) => (
          <div className="dd-grid-stack">
            {v.patch.mergedInto && <p><StateTag tone="closed">{t('one.mergedInto')}</StateTag> <Link to={`/grid/patches/${v.patch.mergedInto}`}>{t('patch.area')}</Link></p>}
            <Serving view={v} />
            {v.patch.level !== 'neighbour' && <Children view={v} />}
            <History view={v} />
            {v.patch.level === 'area' && session && v.patch.endedOn === null && <p><a href={`/public/grid/${session.region.id}/${v.patch.id}`} target="_blank" rel="noreferrer">{t('one.public')}</a></p>}
            {open === 'appoint' && <AppointDialog patchId={patchId} onClose={() => setOpen(null)} />}
            {open === 'replace' && serving && <ReplaceDialog headId={serving.id} name={serving.name} onClose={() => setOpen(null)} />}
            {open === 'merge' && <MergeDialog patch={v.patch} onClose={() => setOpen(null)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Serving({ view }: { readonly view: View }) {
  const { t } = useTranslation('grid');
  const head = view.heads.find((h) => h.servedTo === null);
  const { coverage: c } = view;
  return (
    <>
      <Section title={t(`level.${view.patch.level}`)} extra={!head && view.patch.endedOn === null ? <StateTag tone="danger">{t('one.nobody')}</StateTag> : undefined}>
        {head ? (
          <KeyValue
            facts={[
              { key: 'person', label: t('one.person'), value: head.name },
              { key: 'contact', label: t('one.contact'), value: head.contact },
              { key: 'credential', label: t('one.credential'), value: head.credential?.number ?? '—' },
              { key: 'way', label: t('one.way'), value: t(`way.${head.way}`) },
              { key: 'source', label: t('one.source'), value: t(`source.${head.source}`) },
              { key: 'nears', label: t('one.nears'), value: (['near', 'handy', 'familiar'] as const).filter((n) => head[n]).map((n) => t(`near.${n}`)).join(t('sep')) },
              { key: 'consented', label: t('one.consented'), value: dateText(head.consentedOn) },
              { key: 'qualified', label: t('one.qualified'), value: head.qualifiedBy },
              { key: 'from', label: t('one.from'), value: dateText(head.servedFrom) },
            ]}
          />
        ) : (
          <p className="dd-grid-quiet">{t('one.vacantSays')}</p>
        )}
      </Section>
      <Figures
        lines={[
          ...(view.patch.level === 'area' ? [{ label: t('board.groups'), value: c.group.patches - c.group.vacant, ...(c.group.vacant > 0 ? { sub: t('board.vacantOf', { count: c.group.vacant }) } : {}) }] : []),
          ...(view.patch.level === 'neighbour' ? [] : [{ label: t('board.neighbours'), value: c.neighbour.patches - c.neighbour.vacant, ...(c.neighbour.vacant > 0 ? { sub: t('board.vacantOf', { count: c.neighbour.vacant }) } : {}) }]),
          { label: t('board.households'), value: c.households },
          { label: t('board.uncovered'), value: c.uncovered, ...(c.uncovered > 0 ? { tone: 'danger' as const } : {}) },
        ]}
      />
    </>
  );
}

function Children({ view }: { readonly view: View }) {
  const { t } = useTranslation('grid');
  const person = (b: Below) => (b.head ? b.head.name : <StateTag tone="danger">{t('one.vacant')}</StateTag>);
  const columns: Column<Below>[] = [
    { key: 'name', title: t('one.name'), width: 220, grow: true, pinned: true, sortBy: (b) => b.code, render: (b) => <Link to={`/grid/patches/${b.id}`}>{b.name}</Link> },
    { key: 'code', title: t('one.code'), width: 150, render: (b) => b.code },
    { key: 'person', title: t('one.person'), width: 140, sortBy: (b) => b.head?.name ?? '', render: person },
    { key: 'contact', title: t('one.contact'), width: 150, render: (b) => <span className="dd-num">{b.head?.contact ?? '—'}</span> },
    { key: 'households', title: t('one.households'), width: 110, align: 'end', sortBy: (b) => b.households, render: (b) => <span className="dd-num">{b.households}</span> },
  ];
  return (
    <Section title={t('one.below')} flush>
      <DataTable name="grid.below" label={t('one.below')} columns={columns} rows={view.below} rowKey={(b) => b.id} searchHint={t('areas.search')} searchBy={(b) => `${b.name} ${b.code} ${b.head?.name ?? ''}`} empty={<EmptyState title={t('one.noBelow')} />}
        card={(b) => <span className="dd-grid-card"><Link to={`/grid/patches/${b.id}`}><strong>{b.name}</strong></Link><span className="dd-grid-row">{person(b)}<span className="dd-num">{b.head?.contact}</span><span className="dd-grid-quiet dd-num">{t('one.households')} {b.households}</span></span></span>} />
    </Section>
  );
}

function History({ view }: { readonly view: View }) {
  const { t } = useTranslation('grid');
  const past = view.heads.filter((h) => h.servedTo !== null);
  if (past.length === 0 && view.replacements.length === 0) return null;
  return (
    <Section title={t('one.history')}>
      <ul className="dd-grid-list">
        {past.map((h) => <li key={h.id}><span>{h.name} <span className="dd-grid-quiet">{h.credential && `${t('one.credential')} ${h.credential.number} · ${t('one.cancelled')}`}</span></span><span className="dd-num">{dateText(h.servedFrom)} — {h.servedTo && dateText(h.servedTo)}</span></li>)}
        {view.replacements.map((r) => <li key={r.id}><span>{t('one.opened', { day: dateText(r.openedOn), ground: t(`ground.${r.ground}`) })} <span className="dd-grid-quiet">{r.note}{r.article && ` · ${r.article}`}</span></span><StateTag tone={r.settledOn ? 'good' : 'waiting'}>{r.settledOn ? t('one.settled', { day: dateText(r.settledOn) }) : t('one.waits')}</StateTag></li>)}
      </ul>
    </Section>
  );
}
