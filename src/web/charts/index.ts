export { Chart } from './Chart.tsx';
export { Bars, type BarSeries } from './Bars.tsx';
export { Radar, type RadarOutline } from './Radar.tsx';
export { HeatMap, type HeatCell } from './HeatMap.tsx';
export { CareerBand, type CareerPost, type CareerDeed } from './career/CareerBand.tsx';
export { DataList } from './DataList.tsx';
export { FlowChart } from './flow/FlowChart.tsx';
export type { FlowArrow, FlowNode } from './flow/flow-layout.ts';
