import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataList, type DataListProps } from './DataList.tsx';
import type { draw, outline } from './echarts-parts.ts';

interface Outlines {
  readonly name: string;
  /** A GeoJSON FeatureCollection; features go by `properties.name`. */
  readonly shapes: object;
}
interface Props extends DataListProps {
  /** One sentence: what the picture says, also read to those who cannot see it. */
  readonly summary: string;
  readonly option: EChartsCoreOption;
  readonly height?: number;
  /** Outlines for series of type `map`. */
  readonly map?: Outlines | undefined;
  /** A click on a mark: `dataIndex` and series name as ECharts gives them. */
  readonly onPick?: (mark: { readonly seriesName?: string; readonly dataIndex: number; readonly name: string }) => void;
}

/** A picture drawn by ECharts (fetched when first needed), with the same data as a table one click away. */
export function Chart({ summary, option, height = 240, map, onPick, columns, rows }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="dd-chart">
      <figcaption>
        <span>{summary}</span>
        <button type="button" className="dd-plain dd-chart-switch" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asPicture' : 'chart.asTable')}
        </button>
      </figcaption>
      {asTable ? <DataList columns={columns} rows={rows} /> : <Picture summary={summary} option={option} height={height} map={map} onPick={onPick} />}
    </figure>
  );
}

type Drawn = Awaited<ReturnType<typeof draw>>;

function Picture({ summary, option, height, map, onPick }: Pick<Props, 'summary' | 'option'> & { height: number; map: Outlines | undefined; onPick: Props['onPick'] | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const drawOutline = useRef<typeof outline>(null);
  const latest = useRef({ option, map, onPick });
  latest.current = { option, map, onPick };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    const resized = new ResizeObserver(() => drawn.current?.resize());
    void import('./echarts-parts.ts').then(async ({ draw, outline }) => {
      if (gone) return;
      drawn.current = await draw(element);
      drawOutline.current = outline;
      if (latest.current.map) outline(latest.current.map.name, latest.current.map.shapes);
      drawn.current.setOption(latest.current.option);
      drawn.current.on('click', (mark) => latest.current.onPick?.({ name: mark.name, dataIndex: mark.dataIndex ?? 0, ...(mark.seriesName === undefined ? {} : { seriesName: mark.seriesName }) }));
      resized.observe(element);
    });
    return () => {
      gone = true;
      resized.disconnect();
      drawn.current?.dispose();
      drawn.current = null;
    };
  }, []);
  useEffect(() => {
    if (map) drawOutline.current?.(map.name, map.shapes);
    drawn.current?.setOption(option, true);
  }, [option, map]);

  return <div ref={box} role="img" aria-label={summary} style={{ height }} />;
}
