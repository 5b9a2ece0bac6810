import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { seriesColors } from '../theme.ts';
import { DataList } from './DataList.tsx';

export interface RadarOutline {
  readonly name: string;
  /** One value per axis, 0 to the axis's `most`; null where there is not enough evidence. */
  readonly values: readonly (number | null)[];
  /** Last year's, the group's: drawn as a dashed outline behind. */
  readonly behind?: boolean;
}
interface Props {
  readonly summary: string;
  readonly axes: readonly { readonly name: string; readonly most: number }[];
  readonly outlines: readonly RadarOutline[];
  readonly size?: number;
  readonly onPick?: (axis: number) => void;
}

/** A person's dimensions against last year's. An axis without evidence stays open: the outline breaks there. */
export function Radar({ summary, axes, outlines, size = 280, onPick }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const r = size / 2 - 44;
  const at = (axis: number, share: number): readonly [number, number] => {
    const angle = (axis / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [Math.cos(angle) * r * share, Math.sin(angle) * r * share];
  };
  const ring = (share: number) => axes.map((_, i) => at(i, share).map((n) => n.toFixed(1)).join(',')).join(' ');
  const ordered = [...outlines].sort((a, b) => Number(b.behind ?? false) - Number(a.behind ?? false));

  return (
    <figure className="dd-chart">
      <figcaption>
        <span>{summary}</span>
        <button type="button" className="dd-plain dd-chart-switch" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asPicture' : 'chart.asTable')}
        </button>
      </figcaption>
      {asTable ? (
        <DataList columns={[t('chart.dimension'), ...outlines.map((o) => o.name)]} rows={axes.map((a, i) => [a.name, ...outlines.map((o) => o.values[i] ?? '—')])} />
      ) : (
        <svg className="dd-radar" viewBox={`${-size / 2 - 30} ${-size / 2} ${size + 60} ${size}`} role="img" aria-label={summary}>
          {[0.25, 0.5, 0.75, 1].map((share) => (
            <polygon key={share} points={ring(share)} className="dd-radar-ring" />
          ))}
          {axes.map((axis, i) => {
            const [x, y] = at(i, 1);
            const [tx, ty] = at(i, 1 + 16 / r);
            return (
              <g key={axis.name}>
                <line x2={x} y2={y} className="dd-radar-ring" />
                <text x={tx} y={ty} dy="0.35em" textAnchor={Math.abs(tx) < 4 ? 'middle' : tx > 0 ? 'start' : 'end'} className={onPick ? 'dd-radar-name dd-pick' : 'dd-radar-name'} onClick={onPick && (() => onPick(i))}>
                  {axis.name}
                </text>
              </g>
            );
          })}
          {ordered.map((outline) => (
            <Outline key={outline.name} outline={outline} color={outline.behind ? '#8a8177' : seriesColors[0]} points={outline.values.map((v, i) => (v === null ? null : at(i, v / (axes[i]?.most ?? 1))))} />
          ))}
        </svg>
      )}
      {!asTable && (
        <ul className="dd-legend">
          {outlines.map((o) => (
            <li key={o.name} className={o.behind ? 'dd-legend-behind' : 'dd-legend-front'}>
              {o.name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function Outline({ outline, points, color }: { outline: RadarOutline; points: readonly (readonly [number, number] | null)[]; color: string }) {
  const sides = points.flatMap((p, i) => {
    const q = points[(i + 1) % points.length];
    return p && q ? [`M${p[0].toFixed(1)},${p[1].toFixed(1)}L${q[0].toFixed(1)},${q[1].toFixed(1)}`] : [];
  });
  // A missing axis pulls the area to the middle, so the gap is seen and not bridged.
  const area = points.map((p) => (p ? p.map((n) => n.toFixed(1)).join(',') : '0,0')).join(' ');
  return (
    <g>
      {!outline.behind && <polygon points={area} fill={color} fillOpacity={0.12} />}
      <path d={sides.join('')} fill="none" stroke={color} strokeWidth={outline.behind ? 1.25 : 2} strokeDasharray={outline.behind ? '4 3' : undefined} />
      {!outline.behind && points.map((p, i) => p && <circle key={i} cx={p[0]} cy={p[1]} r={3} fill={color}><title>{`${outline.values[i]}`}</title></circle>)}
    </g>
  );
}
