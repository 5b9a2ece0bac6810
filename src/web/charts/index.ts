export { Chart } from './Chart.tsx';
export { Bars, type BarSeries } from './Bars.tsx';
export { Radar, type RadarOutline } from './Radar.tsx';
export { HeatMap, type HeatCell } from './HeatMap.tsx';
export { CareerBand, type CareerPost, type CareerDeed } from './career/CareerBand.tsx';
export { DataList } from './DataList.tsx';
// The flow chart has a door of its own (`flow/`): its layout is heavy, and most pages draw none.
