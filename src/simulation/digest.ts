import { createHash } from 'node:crypto';
import { regionBlocks } from './generate.ts';
import type { RegionRequest } from './region/plan.ts';

/** SHA-256 over every generated row of a region, hidden truth included: equal digests mean the same region. */
export function regionDigest(request: RegionRequest): string {
  const hash = createHash('sha256');
  for (const block of regionBlocks(request)) {
    for (const [kind, rows] of Object.entries(block)) {
      if (!Array.isArray(rows)) continue;
      hash.update(kind);
      for (const row of rows) hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex');
}
