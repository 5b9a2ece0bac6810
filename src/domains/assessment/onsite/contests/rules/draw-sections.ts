import { sha256 } from '../../../../../kernel/sha256.ts';

export const rule = { ruleId: 'assessment.draw_sections', source: '常规工作不定期督查（M059），抽取办法为本程序提出' } as const;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** What decides the place of a section: anybody can compute it from the seed and the section's id. */
export const drawHash = (seed: string, id: string): string => hex(sha256(new TextEncoder().encode(`${seed}:${id}`)));

/** The first `count` sections in the order of their hashes. The same seed draws the same ones, in whatever order the pool comes. */
export function drawSections(seed: string, ids: readonly string[], count: number): string[] {
  return ids
    .map((id) => ({ id, hash: drawHash(seed, id) }))
    .sort((a, b) => (a.hash === b.hash ? (a.id < b.id ? -1 : 1) : a.hash < b.hash ? -1 : 1))
    .slice(0, count)
    .map((x) => x.id);
}
