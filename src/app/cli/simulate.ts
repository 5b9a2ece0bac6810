import { InvalidArgumentError, type Command } from 'commander';
import { join } from 'node:path';
import { dayInChina } from '../../kernel/clock.ts';
import { isDay } from '../../kernel/period.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../../domains/policy/index.ts';
import { loadRegion, regionHead, sizes, type RegionRequest, type Size } from '../../simulation/index.ts';
import { readConfig } from '../config.ts';
import { policiesFolder } from '../paths.ts';
import { personalSteps } from '../personal-steps.ts';
import { openHouse } from '../server.ts';
import { showProgress } from './progress-line.ts';

interface Options {
  readonly scale: number;
  readonly seed: number;
  readonly today?: string;
  readonly truth?: string;
  readonly pack: string;
  readonly assessment: boolean;
}

const number = (low: number, high: number, whole: boolean) => (text: string): number => {
  const n = Number(text);
  if (!Number.isFinite(n) || n < low || n > high || (whole && !Number.isInteger(n))) throw new InvalidArgumentError(`${whole ? 'a whole number' : 'a number'} from ${low} to ${high}`);
  return n;
};
const day = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError('a day as YYYY-MM-DD');
  return text;
};

/** Where the planted truth of a region is kept: beside the database, where no domain looks. */
export const truthPath = (dataFolder: string, request: RegionRequest): string => join(dataFolder, 'truth', `${regionHead(request).code}-${request.seed}.json`);

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('Make a synthetic region: county (3,000 cadres), city (30,000) or province (500,000)')
    .argument('<scenario>', sizes.join(', '))
    .option('--scale <n>', 'multiplies the number of cadres', number(0.02, 10, false), 1)
    .option('--seed <n>', 'the same seed and day give the same region', number(0, 2 ** 31, true), 1)
    .option('--today <day>', 'the last day of the region (default: today)', day)
    .option('--truth <path>', 'where the planted truth is written (default: truth/ in the data folder)')
    .option('--pack <id>', 'policy pack the region works under', 'xiangyin')
    .option('--no-assessment', 'leave the assessment years out')
    .action(async (scenario: string, options: Options) => {
      if (!(sizes as readonly string[]).includes(scenario)) throw new Refusal('invalid', 'simulation.no_such_scenario', { scenario, known: sizes.join(', ') });
      const config = readConfig();
      const open = await openHouse(config);
      readPoliciesFrom(diskSource(policiesFolder));
      const stop = new AbortController();
      const interrupt = (): void => stop.abort();
      process.once('SIGINT', interrupt);
      process.once('SIGTERM', interrupt);
      const line = showProgress(process.stderr);
      try {
        const request: RegionRequest = { size: scenario as Size, seed: options.seed, scale: options.scale, today: options.today ?? dayInChina(open.house.clock.now()) };
        const loaded = await loadRegion(open.house, request, { truthPath: options.truth ?? truthPath(config.dataFolder, request), pack: options.pack, steps: personalSteps, withoutAssessment: !options.assessment, progress: line.show, signal: stop.signal });
        line.end();
        process.stdout.write(`${loaded.name} ${loaded.regionId}: ${loaded.people} cadres, ${loaded.entries} evidence entries, ${line.seconds()} s\ntruth: ${loaded.truthPath}\n`);
      } finally {
        line.end();
        process.off('SIGINT', interrupt);
        process.off('SIGTERM', interrupt);
        await open.close();
      }
    });
}
