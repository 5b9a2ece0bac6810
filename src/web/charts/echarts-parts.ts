import { BarChart, BoxplotChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, DataZoomComponent, GeoComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, registerMap, registerTheme, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { fontFamily, palette, seriesColors } from '../theme.ts';

// SVG prints sharp and keeps its text as text.
use([BarChart, LineChart, ScatterChart, BoxplotChart, MapChart, GridComponent, GeoComponent, TooltipComponent, LegendComponent, MarkLineComponent, MarkAreaComponent, VisualMapComponent, DataZoomComponent, AriaComponent, SVGRenderer]);

const axis = {
  axisLine: { lineStyle: { color: palette.lineStrong } },
  axisTick: { show: false },
  axisLabel: { color: palette.muted },
  splitLine: { lineStyle: { color: palette.line } },
  nameTextStyle: { color: palette.muted },
};
registerTheme('dandang', {
  color: [...seriesColors],
  textStyle: { fontFamily, color: palette.ink },
  legend: { textStyle: { color: palette.ink }, itemWidth: 12, itemHeight: 12, icon: 'rect' },
  tooltip: { backgroundColor: palette.panel, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: 13 } },
  categoryAxis: { ...axis, splitLine: { show: false } },
  valueAxis: { ...axis, axisLine: { show: false } },
  timeAxis: axis,
});

export const draw = (element: HTMLElement) => init(element, 'dandang', { renderer: 'svg' });

/** Outlines that series of type `map` are drawn on, under a name: a GeoJSON FeatureCollection whose features are named by `properties.name`. */
export const outline = (name: string, shapes: object): void => registerMap(name, shapes as Parameters<typeof registerMap>[1]);
