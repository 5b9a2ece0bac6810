import { benchCeiling, benchDiagnosis } from './diagnosis/index.ts';
import { benchDemands } from './demands.ts';
import { benchDossier } from './dossier.ts';
import { benchEligibility } from './eligibility.ts';
import { benchEvidence } from './evidence.ts';
import { benchGridImport, fullGrid } from './grid-import.ts';
import { benchImport, benchImportWhole } from './import.ts';
import { benchPage } from './page.ts';
import { benchRasch } from './rasch.ts';
import { against, stated, under, type Bench, type BenchWorld, type Row } from './rows.ts';
import { benchScore } from './score.ts';
import { benchSeal } from './seal.ts';
import { benchSimilarCase } from './similar-case.ts';
import { benchStart } from './start.ts';
import { benchVote } from './vote.ts';

const PEOPLE = { county: 3_000, city: 30_000, province: 500_000 } as const;
/** The goal speaks of a roster of 100,000 rows; that is the largest anybody imports at once. */
const ROSTER = { county: 3_000, city: 30_000, province: 100_000 } as const;
const ENTRIES = { county: 40_000, city: 400_000, province: 1_000_000 } as const;
/** Appending is measured by the batch; more batches only steady the figure. */
const APPENDED = { county: 10_000, city: 40_000, province: 100_000 } as const;

/** People of one election; it does not grow with the region. */
const VOTES = { county: 1_000, city: 2_000, province: 5_000 } as const;

/** Every bench of design §8 that belongs to what is built, in the order of that table. A new one is added here. */
export const benches: readonly Bench[] = [
  {
    name: 'import',
    run: async (size, world) => {
      world.note(`import: ${ROSTER[size]} rows`);
      const f = await benchImport(ROSTER[size]);
      const whole = await benchImportWhole(ROSTER[size], await world.lend());
      const all = whole.openMs + whole.readMs + whole.applyMs;
      return [
        against('import', size, all, whole.baselineMs, 'ms', 2),
        stated('import-read', size, f.figureMs, 'ms', f.baselineMs),
        stated('import-review', size, whole.openMs + whole.readMs, 'ms', whole.baselineMs),
        stated('import-apply', size, whole.applyMs, 'ms', whole.baselineMs),
        // The second baseline: what the engine itself needs for the same rows, with its keys and indexes and without.
        stated('import-rows', size, whole.applyMs, 'ms', whole.insertMs),
        stated('import-heap', size, whole.insertMs, 'ms', whole.heapMs),
      ];
    },
  },
  {
    // T03's full grid whatever the size: it is one number of the document.
    name: 'grid-import',
    once: true,
    run: async (_size, world) => {
      world.note('grid-import: 17,194 patches and heads, 190,000 households');
      const f = await benchGridImport(fullGrid, await world.lend());
      const size = `${f.rows} rows`;
      return [
        against('grid-import', size, f.applyMs, f.parseMs, 'ms', 2), stated('grid-preview', size, f.previewMs, 'ms', f.parseMs), stated('grid-again', size, f.againMs, 'ms', f.parseMs),
        // The second baseline: what the engine itself needs for the same rows.
        stated('grid-rows', size, f.applyMs, 'ms', f.bareMs), stated('grid-bare', size, f.bareMs, 'ms', f.parseMs),
      ];
    },
  },
  {
    name: 'evidence',
    run: async (size, world) => {
      world.note(`evidence: ${APPENDED[size]} entries in batches of 1,000`);
      const f = await benchEvidence(APPENDED[size], await world.lend());
      return [against('evidence', size, f.figureMs, f.baselineMs, 'ms', 1.5)];
    },
  },
  {
    name: 'seal',
    run: async (size, world) => {
      world.note(`seal: ${ENTRIES[size]} entries`);
      const f = benchSeal(ENTRIES[size]);
      return [against('seal', size, f.sealMs, f.rawMs, 'ms', 2), against('seal-verify', size, f.verifyMs, f.rawMs, 'ms', 2)];
    },
  },
  {
    name: 'score',
    run: async (size, world) => {
      world.note(`score: ${PEOPLE[size]} sheets`);
      const location = await world.lend();
      const f = await benchScore(PEOPLE[size], location.kind === 'postgres' ? location.url : undefined);
      return [against('score', size, f.figureMs, f.baselineMs, 'ms', 0.5)];
    },
  },
  {
    name: 'eligibility',
    run: async (size, world) => {
      world.note(`eligibility: ${PEOPLE[size]} people under the rank rules`);
      const f = await benchEligibility(PEOPLE[size]);
      return [against('eligibility', size, f.figureNs, f.baselineNs, 'ns', 10)];
    },
  },
  { name: 'dossier', run: benchDossier },
  {
    name: 'vote',
    run: async (size, world) => {
      world.note(`vote: ${VOTES[size]} votes`);
      const f = await benchVote(VOTES[size], await world.lend());
      return [against('vote', size, f.figureMs / f.votes, f.baselineMs / f.votes, 'ms', 1.4)];
    },
  },
  { name: 'similar-case', once: true, run: (_size, world) => benchSimilarCase(world) },
  { name: 'demands', once: true, run: (_size, world) => benchDemands(world) },
  { name: 'rasch', once: true, run: (_size, world) => Promise.resolve(raschRows(world)) },
  { name: 'diagnosis', once: true, run: (_size, world) => benchDiagnosis(world) },
  { name: 'diagnosis-ceiling', once: true, onlyByName: true, run: (_size, world) => benchCeiling(world) },
  { name: 'page', once: true, run: (_size, world) => benchPage(world) },
  { name: 'start', once: true, run: (_size, world) => benchStart(world) },
];

/** The goal speaks of 5,000 people by 60 raters; smaller sizes beside it show the growth. */
function raschRows(world: BenchWorld): Row[] {
  const figures = [625, 1250, 2500, 5000].map((people) => {
    world.note(`rasch: ${people} people × 60 raters`);
    return benchRasch(people);
  });
  const [first, last] = [figures[1]!, figures.at(-1)!];
  return [
    ...figures.map((f) => under('rasch', `${f.people}×60`, f.seconds, 's', 10)),
    under('rasch-growth', `${first.people}→${last.people}`, Math.log(last.seconds / first.seconds) / Math.log(last.ratings / first.ratings), 'exponent', 1.3),
  ];
}
