import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day, PartialDate } from '../../../kernel/period.ts';
import { dateText, periodText } from '../../kit/dates.ts';
import { seriesColors } from '../../theme.ts';
import { DataList } from '../DataList.tsx';
import { monthOf, placePosts, stackMarks, yearTicks, type CareerPost } from './lanes.ts';

export type { CareerPost } from './lanes.ts';

export interface CareerDeed {
  readonly key: string;
  readonly on: PartialDate;
  readonly title: string;
  /** Contribution from 0 to 1: the size of the mark. */
  readonly size: number;
  /** Which source vouches for it: a key of `sources`. */
  readonly source: string;
}
interface Props {
  readonly posts: readonly CareerPost[];
  readonly deeds?: readonly CareerDeed[];
  /** Colours in this order; also the legend. */
  readonly sources?: readonly { readonly key: string; readonly name: string }[];
  readonly results?: readonly { readonly year: number; readonly label: string }[];
  readonly today: Day;
  readonly onPickDeed?: (key: string) => void;
  readonly onPickPost?: (key: string) => void;
}

const LANE = 30;
const LEVELS = 4;
const LEVEL = 16;
const AXIS = 22;
const TITLE = 16;

/** Posts over time, deeds on the same axis (size: contribution, colour: source), the results of each year under them. */
export function CareerBand({ posts, deeds = [], sources = [], results = [], today, onPickDeed, onPickPost }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const clip = useId();
  const [width, setWidth] = useState(800);
  const [asTable, setAsTable] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(280, Math.floor(entry.contentRect.width))));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [asTable]);

  const placed = placePosts(posts, today);
  const start = Math.min(...placed.map((p) => p.start), ...deeds.map((d) => monthOf(d.on)), monthOf(today) - 12);
  const end = monthOf(today);
  const x = (month: number) => 8 + ((month - start) / (end - start)) * (width - 16);
  const laneCount = Math.max(1, ...placed.map((p) => p.lane + 1));
  const deedsTop = TITLE + laneCount * LANE + 10;
  const levels = stackMarks(deeds.map((d) => x(monthOf(d.on))), 14, LEVELS);
  const used = deeds.length === 0 ? 0 : Math.max(...levels) + 1;
  const deedsHeight = deeds.length === 0 ? 0 : TITLE + used * LEVEL + 8;
  const axisTop = deedsTop + deedsHeight;
  const height = axisTop + AXIS + (results.length > 0 ? 22 : 0);
  const colorOf = (source: string) => seriesColors[Math.max(0, sources.findIndex((s) => s.key === source)) % seriesColors.length];
  const widest = Math.max(0, ...results.map((r) => widthOf(r.label)));
  const resultStep = Math.max(1, Math.ceil((widest + 8) / Math.max(1, x(start + 12) - x(start))));

  if (asTable) {
    const lasting = t('date.lasting');
    return (
      <div className="dd-career">
        <Switch asTable onSwitch={() => setAsTable(false)} />
        <DataList
          columns={[t('career.period'), t('career.title'), t('career.kind')]}
          rows={[
            ...posts.map((p) => [periodText(p.from, p.to, lasting), [p.organization, p.title].filter(Boolean).join(' '), t(`career.${p.kind}`)]),
            ...deeds.map((d) => [dateText(d.on), d.title, sources.find((s) => s.key === d.source)?.name ?? t('career.deeds')]),
            ...results.map((r) => [String(r.year), r.label, t('career.results')]),
          ]}
        />
      </div>
    );
  }
  return (
    <div className="dd-career">
      <Switch asTable={false} onSwitch={() => setAsTable(true)} />
      <div ref={box}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('career.label')}>
          {yearTicks(start, end, Math.floor(width / 56)).map((year) => {
            const at = x(monthOf(`${year}`));
            return (
              <g key={year}>
                <line x1={at} x2={at} y1={TITLE} y2={axisTop} className="dd-career-grid" />
                <text x={at} y={axisTop + 15} textAnchor="middle" className="dd-career-year">
                  {year}
                </text>
              </g>
            );
          })}
          <line x1={8} x2={width - 8} y1={axisTop} y2={axisTop} className="dd-career-axis" />
          <text x={8} y={11} className="dd-career-name">{t('career.posts')}</text>
          {placed.map(({ post, lane, start: from, end: to }, i) => {
            const left = x(from);
            const wide = Math.max(4, x(to) - left - 1);
            const words = `${periodText(post.from, post.to, t('date.lasting'))} ${post.organization ?? ''} ${post.title}（${t(`career.${post.kind}`)}）`;
            return (
              <g key={post.key} className={`dd-post dd-post-${post.kind}`}>
                <clipPath id={`${clip}${i}`}><rect x={left} y={TITLE + lane * LANE} width={Math.max(0, wide - 4)} height={LANE} /></clipPath>
                <g className={onPickPost ? 'dd-pick' : undefined} {...pickable(onPickPost && (() => onPickPost(post.key)), words)}>
                  <title>{words}</title>
                  <rect x={left} y={TITLE + lane * LANE + 3} width={wide} height={LANE - 6} rx={2} />
                </g>
                {/* Lettering over the bar; the bar itself says it in full. */}
                {wide > 28 && (
                  <text aria-hidden="true" pointerEvents="none" x={left + 6} y={TITLE + lane * LANE + 19} clipPath={`url(#${clip}${i})`}>
                    {post.title}
                  </text>
                )}
              </g>
            );
          })}
          {deeds.length > 0 && <text x={8} y={deedsTop + 11} className="dd-career-name">{t('career.deeds')}</text>}
          {deeds.map((deed, i) => {
            const words = `${dateText(deed.on)} ${deed.title}`;
            return (
              <circle
                key={deed.key}
                cx={x(monthOf(deed.on))}
                cy={axisTop - 10 - (levels[i] ?? 0) * LEVEL}
                r={3 + 4.5 * Math.sqrt(Math.min(1, Math.max(0, deed.size)))}
                fill={colorOf(deed.source)}
                className={onPickDeed ? 'dd-deed dd-pick' : 'dd-deed'}
                {...pickable(onPickDeed && (() => onPickDeed(deed.key)), words)}
              >
                <title>{words}</title>
              </circle>
            );
          })}
          {results.filter((r) => (results.at(-1)!.year - r.year) % resultStep === 0).map((r) => (
            <text key={r.year} x={(x(Math.max(start, monthOf(`${r.year}`))) + x(Math.min(end, monthOf(`${r.year + 1}`)))) / 2} y={axisTop + AXIS + 12} textAnchor="middle" className="dd-career-result">
              <title>{`${r.year} ${r.label}`}</title>
              {r.label}
            </text>
          ))}
        </svg>
      </div>
      {sources.length > 0 && deeds.length > 0 && (
        <ul className="dd-legend">
          {sources.map((s) => (
            <li key={s.key}>
              <i style={{ background: colorOf(s.key) }} /> {s.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Room a label takes at 12 px: Chinese characters are square, others about half. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 12 : 7), 0);

function Switch({ asTable, onSwitch }: { asTable: boolean; onSwitch: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="dd-plain dd-chart-switch dd-career-switch" aria-pressed={asTable} onClick={onSwitch}>
      {t(asTable ? 'chart.asPicture' : 'chart.asTable')}
    </button>
  );
}

/** A mark that opens something is a button for the keyboard and the screen reader; otherwise it is a picture with a name. */
const pickable = (pick: (() => void) | undefined | false, words: string) =>
  pick
    ? { role: 'button', tabIndex: 0, 'aria-label': words, onClick: pick, onKeyDown: (e: { key: string; preventDefault: () => void }) => (e.key === 'Enter' || e.key === ' ') && (e.preventDefault(), pick()) }
    : { role: 'img', 'aria-label': words };
