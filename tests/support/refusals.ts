import { isRefusal, type Refusal } from '../../src/kernel/refusal.ts';

/** The refusal that a piece of work ends in, null where it goes through. Anything else that is thrown is a fault of the test and goes on. */
export async function refusal(work: Promise<unknown>): Promise<Refusal | null> {
  const error: unknown = await work.then(() => null, (e: unknown) => e);
  if (error !== null && !isRefusal(error)) throw error;
  return error;
}

/** The code of that refusal, `done` where the work goes through. */
export const code = async (work: Promise<unknown>): Promise<string> => (await refusal(work))?.code ?? 'done';
