import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataList, type DataListProps } from './DataList.tsx';
import type { draw } from './echarts-parts.ts';

interface Props extends DataListProps {
  /** One sentence: what the picture says, also read to those who cannot see it. */
  readonly summary: string;
  readonly option: EChartsCoreOption;
  readonly height?: number;
  /** A click on a mark: `dataIndex` and series name as ECharts gives them. */
  readonly onPick?: (mark: { readonly seriesName?: string; readonly dataIndex: number; readonly name: string }) => void;
}

/** A picture drawn by ECharts (fetched when first needed), with the same data as a table one click away. */
export function Chart({ summary, option, height = 240, onPick, columns, rows }: Props) {
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
      {asTable ? <DataList columns={columns} rows={rows} /> : <Picture summary={summary} option={option} height={height} onPick={onPick} />}
    </figure>
  );
}

type Drawn = Awaited<ReturnType<typeof draw>>;

function Picture({ summary, option, height, onPick }: Pick<Props, 'summary' | 'option'> & { height: number; onPick: Props['onPick'] | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(null);
  const latest = useRef({ option, onPick });
  latest.current = { option, onPick };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    const resized = new ResizeObserver(() => drawn.current?.resize());
    void import('./echarts-parts.ts').then(async ({ draw }) => {
      if (gone) return;
      drawn.current = await draw(element);
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
    drawn.current?.setOption(option, true);
  }, [option]);

  return <div ref={box} role="img" aria-label={summary} style={{ height }} />;
}
