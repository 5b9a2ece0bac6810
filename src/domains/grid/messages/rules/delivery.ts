import { percentOf } from '../../../../kernel/percent.ts';
import { levels, type Level } from '../../model.ts';
import type { Copy } from '../model.ts';

export const copyStates = ['unreached', 'delivered', 'read'] as const;
export type CopyState = (typeof copyStates)[number];

/** grid.delivery (M232): on a phone it is delivered when sent and read when opened; by mouth it is delivered and read when told. Nobody is told silently: without account and without telling it is unreached. */
export const copyState = (c: Pick<Copy, 'onPhone' | 'readAt' | 'toldAt'>): CopyState => (c.readAt !== null || c.toldAt !== null ? 'read' : c.onPhone ? 'delivered' : 'unreached');

export interface Delivery {
  readonly level: Level;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly readShare: string | null;
}
/** Of each level: for how many it is, how many it reached, how many read it. */
export function deliveryOf(copies: readonly Pick<Copy, 'level' | 'onPhone' | 'readAt' | 'toldAt'>[]): Delivery[] {
  return levels.flatMap((level) => {
    const own = copies.filter((c) => c.level === level).map(copyState);
    const read = own.filter((s) => s === 'read').length;
    return own.length === 0 ? [] : [{ level, sent: own.length, delivered: own.filter((s) => s !== 'unreached').length, read, readShare: percentOf(read, own.length) }];
  });
}
