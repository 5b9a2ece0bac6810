import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Visit } from '../../model.ts';
import { drop, newVisitId, put, sync, waiting, type Answer, type Shelf } from './queue.ts';

const shelf = (): Shelf => {
  const kept = new Map<string, string>();
  return { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v), removeItem: (k) => void kept.delete(k) };
};
const visit = (id = newVisitId()): Visit => ({ id, householdId: newVisitId(), visitedAt: '2026-11-20T08:00:00Z', items: ['met'], collected: '', register: null });

describe('the queue of a phone', () => {
  it('loses nothing and doubles nothing, whenever the network breaks', async () => {
    await fc.assert(
      // Of each sending: does it reach the server, does the answer come back?
      fc.asyncProperty(fc.integer({ min: 0, max: 450 }), fc.array(fc.record({ reaches: fc.boolean(), returns: fc.boolean() }), { maxLength: 8 }), async (count, fate) => {
        const phone = shelf();
        const made = Array.from({ length: count }, () => visit());
        for (const v of made) put(phone, { visit: v, refused: null });
        const server = new Map<string, number>();
        let step = 0;
        const send = (visits: readonly Visit[]): Promise<readonly Answer[]> => {
          const { reaches, returns } = fate[step++] ?? { reaches: true, returns: true };
          if (!reaches) return Promise.reject(new Error('no network'));
          const answers = visits.map((v): Answer => {
            const known = server.has(v.id);
            if (!known) server.set(v.id, 1);
            return { id: v.id, state: known ? 'known' : 'stored' };
          });
          return returns ? Promise.resolve(answers) : Promise.reject(new Error('broken off'));
        };
        for (let i = 0; i <= fate.length; i++) await sync(phone, send).catch(() => 0);
        expect([server.size, waiting(phone).length]).toEqual([count, 0]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what was refused with why, sends it no more, and lets it go when told', async () => {
    const phone = shelf();
    const bad = visit();
    put(phone, { visit: bad, refused: null });
    await sync(phone, (visits) => Promise.resolve(visits.map((v) => ({ id: v.id, state: 'refused' as const, code: 'grid.not_on_line' }))));
    expect(waiting(phone).map((w) => w.refused)).toEqual(['grid.not_on_line']);
    expect(await sync(phone, () => Promise.reject(new Error('must not send')))).toBe(0);
    drop(phone, bad.id);
    expect(waiting(phone)).toEqual([]);
  });

  it('says when the phone has no room', () => {
    expect(() => put({ ...shelf(), setItem: () => { throw new Error('full'); } }, { visit: visit(), refused: null })).toThrow('full');
  });
  it('makes ids as the standard has them', () => expect(newVisitId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
});
