import { z } from 'zod';
import { day, type Day } from '../../../kernel/period.ts';
import type { Level } from '../model.ts';

export const directions = ['down', 'up'] as const;
export type Direction = (typeof directions)[number];
const words = { clientId: z.uuid(), title: z.string().trim().min(2).max(100), words: z.string().trim().min(2).max(2000) };
/** From the desk to the heads of a unit; with `publicUntil` residents read it as well. */
export const deskMessage = z.object({ ...words, organizationId: z.uuid(), publicUntil: day.nullable().default(null) });
export type DeskMessage = z.infer<typeof deskMessage>;
/** From a head: down to those below his patch, or up to the next. */
export const headMessage = z.object({ ...words, patchId: z.uuid(), direction: z.enum(directions), publicUntil: day.nullable().default(null) });
export type HeadMessage = z.infer<typeof headMessage>;

export interface Message {
  readonly id: string;
  readonly direction: Direction;
  readonly organizationId: string;
  readonly patchId: string | null;
  readonly title: string;
  readonly words: string;
  readonly publicUntil: Day | null;
  readonly sentAt: Date;
  readonly sentBy: string;
  readonly deskReadAt: Date | null;
}
export interface Copy {
  readonly headId: string;
  readonly name: string;
  readonly level: Level;
  readonly patch: string;
  readonly onPhone: boolean;
  readonly readAt: Date | null;
  readonly toldAt: Date | null;
}
