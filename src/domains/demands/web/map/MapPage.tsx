import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Chart } from '../../../../web/charts/index.ts';
import { Answered, Count, DataTable, EmptyState, Figure, KeyValue, Page, Section, type Column } from '../../../../web/kit/index.ts';
import { heatColors, palette } from '../../../../web/theme.ts';
import { readMap } from '../../map/contract.ts';
import { DemandBar } from '../parts.tsx';

type Answer = OutputOf<typeof readMap>;
type Area = Answer['areas'][number];
const heats = ['open', 'overdue', 'received'] as const;
type Heat = (typeof heats)[number];

/** Where matters lie: areas darker where more is open, and one area's card. */
export default function MapPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readMap);
  return (
    <Page title={t('nav.map')} sub={t('map.sub')} bar={<DemandBar />}>
      <Answered answer={answer}>{(data) => <Body data={data} />}</Answered>
    </Page>
  );
}

function Body({ data }: { readonly data: Answer }) {
  const { t } = useTranslation('demands');
  const [heat, setHeat] = useState<Heat>('open');
  const [picked, pick] = useState<string | null>(null);
  const area = data.areas.find((a) => a.id === picked);
  return (
    <div className="dd-demand-stack">
      <Section title={t('map.map')} extra={<Segmented value={heat} onChange={setHeat} options={heats.map((value) => ({ value, label: t(`map.${value}`) }))} />}>
        {data.areas.some((a) => a.shape !== null) ? <Drawn areas={data.areas} heat={heat} onPick={pick} /> : <EmptyState title={t('map.none')} />}
      </Section>
      {area && <Card area={area} />}
      <List areas={data.areas} onPick={pick} />
      {data.elsewhere.received > 0 && <p className="dd-demand-quiet">{t('map.elsewhere', { received: data.elsewhere.received, open: data.elsewhere.open })}</p>}
    </div>
  );
}

function Drawn({ areas, heat, onPick }: { readonly areas: readonly Area[]; readonly heat: Heat; readonly onPick: (id: string) => void }) {
  const { t } = useTranslation('demands');
  const outlined = useMemo(() => areas.filter((a) => a.shape !== null), [areas]);
  const most = outlined.reduce<Area | null>((top, a) => (top === null || a[heat] > top[heat] ? a : top), null);
  // Areas of different villages may have one name: on the map they go by their ids.
  const map = useMemo(() => ({ name: 'demands-areas', shapes: { type: 'FeatureCollection', features: outlined.map((a) => ({ type: 'Feature', properties: { name: a.id }, geometry: a.shape })) } }), [outlined]);
  const option = useMemo(() => {
    const nameOf = new Map(outlined.map((a) => [a.id, a.name]));
    const label = { show: outlined.length <= 60, color: palette.ink, textBorderColor: palette.panel, textBorderWidth: 3, formatter: (p: { name: string }) => nameOf.get(p.name) ?? '' };
    return {
      tooltip: { formatter: (p: { name: string; value: number }) => `${nameOf.get(p.name) ?? ''} ${Number.isNaN(p.value) ? '—' : p.value}` },
      visualMap: { min: 0, max: Math.max(1, ...outlined.map((a) => a[heat])), inRange: { color: [...heatColors] }, calculable: false, orient: 'horizontal', left: 'center', bottom: 0 },
      series: [{ type: 'map', map: map.name, top: 8, bottom: 56, selectedMode: 'single', label, emphasis: { label }, data: outlined.map((a) => ({ name: a.id, value: a[heat] })) }],
    };
  }, [outlined, heat, map]);
  const summary = t('map.summary', { what: t(`map.${heat}`), areas: outlined.length, name: most?.name ?? '—', most: most?.[heat] ?? 0 });
  return <Chart summary={summary} option={option} map={map} height={420} onPick={(mark) => onPick(mark.name)} columns={[t('map.area'), t(`map.${heat}`)]} rows={outlined.map((a) => [a.name, a[heat]])} />;
}

function Card({ area }: { readonly area: Area }) {
  const { t } = useTranslation('demands');
  return (
    <Section title={`${area.organizationName} · ${area.name}`} extra={<Link to={`/grid/patches/${area.id}`}>{t('map.open_area')}</Link>}>
      <KeyValue facts={[
        ...(['received', 'open', 'overdue', 'closed'] as const).map((k) => ({ key: k, label: t(`total.${k}`), value: <Count value={area[k]} /> })),
        { key: 'inTime', label: t('total.inTime'), value: area.inTime === null ? '—' : <Figure value={area.inTime} unit="%" explanation={area.explanation ?? undefined} title={t('total.inTime')} /> },
      ]} />
    </Section>
  );
}

function List({ areas, onPick }: { readonly areas: readonly Area[]; readonly onPick: (id: string) => void }) {
  const { t } = useTranslation('demands');
  const name = (a: Area) => <button type="button" className="dd-plain" onClick={() => onPick(a.id)}>{a.name}</button>;
  const number = (key: 'received' | 'open' | 'overdue'): Column<Area> => ({ key, title: t(`total.${key}`), width: 100, align: 'end', sortBy: (a) => a[key], render: (a) => <span className="dd-num">{a[key]}</span> });
  const columns: Column<Area>[] = [
    { key: 'name', title: t('map.area'), width: 180, grow: true, pinned: true, sortBy: (a) => a.name, render: name },
    { key: 'unit', title: t('figures.unit'), width: 160, sortBy: (a) => a.organizationName, render: (a) => a.organizationName },
    number('received'), number('open'), number('overdue'),
    { key: 'inTime', title: t('total.inTime'), width: 130, align: 'end', sortBy: (a) => (a.inTime === null ? null : Number(a.inTime)), render: (a) => (a.inTime === null ? '—' : <Figure value={a.inTime} unit="%" explanation={a.explanation ?? undefined} title={`${a.name} · ${t('total.inTime')}`} />) },
  ];
  return <Section title={t('map.areas')} flush><DataTable name="demands.map" label={t('map.areas')} columns={columns} rows={areas} rowKey={(a) => a.id} searchHint={t('map.search')} searchBy={(a) => `${a.name} ${a.organizationName}`} empty={<EmptyState title={t('map.none')} />} card={(a) => <span className="dd-demand-card"><strong>{name(a)}</strong><span className="dd-demand-quiet">{a.organizationName}</span><span className="dd-num">{t('total.open')} {a.open} · {t('total.overdue')} {a.overdue}</span></span>} /></Section>;
}
