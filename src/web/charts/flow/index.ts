export { FlowChart } from './FlowChart.tsx';
export type { FlowArrow, FlowNode } from './flow-layout.ts';
