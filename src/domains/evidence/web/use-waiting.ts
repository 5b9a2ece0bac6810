import { useAnswer } from '../../../web/api/index.ts';
import { inbox } from '../contract.ts';

/** For the bell: how many entries wait for the person signed in. Nothing here has a deadline. */
export function useWaiting(): { open: number; late: number } | undefined {
  const answer = useAnswer(inbox, {}, { pollMs: 180_000, staleMs: 60_000 });
  return answer.data && { open: answer.data.total, late: 0 };
}
