import type { z } from 'zod';
import type { World } from './world.ts';

/**
 * Carries out the example of a practice: drives the real commands on a fresh house and returns the figures they computed.
 * It sees what the example gives and never what it expects.
 */
export interface Driver {
  readonly given: z.ZodType;
  run(given: unknown, world: World): Promise<Readonly<Record<string, unknown>>>;
}

/** A driver whose `given` is checked against its shape first. */
export const driver = <Given extends z.ZodType>(given: Given, run: (given: z.output<Given>, world: World) => Promise<Readonly<Record<string, unknown>>>): Driver => ({
  given,
  run: run as Driver['run'],
});
