import type { Command } from 'commander';
import { Refusal } from '../../kernel/refusal.ts';
import { dayInChina } from '../../kernel/clock.ts';
import { checkPacks, diskSource, factLines, knownSupplies, packOf, policyLibrary, usePolicies } from '../../domains/policy/index.ts';
import { modules } from '../modules.ts';
import { policiesFolder } from '../paths.ts';
import { reasonText } from './refusal-text.ts';

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('Policy packs');
  policy
    .command('check <pack>')
    .description('Check a pack for faults and run its worked examples; `all` checks every pack')
    .option('--folder <path>', 'the folder with the packs', policiesFolder)
    .action(async (pack: string, options: { folder: string }) => {
      // The domains say while they are wired which facts they tell.
      modules();
      usePolicies(diskSource(options.folder));
      const library = await policyLibrary();
      if (pack !== 'all') await packOf(pack);
      const { faults, warnings, packs } = checkPacks(library, pack === 'all' ? null : [pack]);
      for (const { pack: one, examples } of packs) {
        process.stdout.write(`${one.version}  ${one.parameters.size} parameters, ${one.rules.size} rules, ${one.measures.size} measures, ${examples} own examples\n`);
        process.stdout.write(untold(one));
      }
      for (const warning of warnings) process.stdout.write(`  look at  ${reasonText(warning)}\n`);
      if (faults.length > 0) throw new Refusal('invalid', 'policy.pack_faulty', { pack, count: faults.length }, faults);
    });
  policy
    .command('try <pack>')
    .description('Try a draft pack on history')
    .action(async (pack: string) => {
      usePolicies(diskSource(policiesFolder));
      await packOf(pack);
      throw new Refusal('not_yet', 'policy.try_not_yet', { pack });
    });
}

/** Facts that tables and measures ask for and that no domain tells yet: their rows stay undetermined. No fault of the pack. */
function untold(pack: Awaited<ReturnType<typeof packOf>>): string {
  const lines = factLines(pack, dayInChina(new Date()), knownSupplies());
  const waiting = lines.filter((l) => l.told !== 'all');
  const text = (l: (typeof lines)[number]): string => `    ${l.told === 'none' ? 'nobody' : 'some only'}  ${l.fact.name} (expected from ${l.fact.suppliedBy}): ${l.askers.filter((a) => !a.told).map((a) => a.id).join(', ')}\n`;
  return `  facts: ${lines.length} asked for, ${lines.length - waiting.length} told to all who ask${waiting.length > 0 ? `; not told yet:\n${waiting.map(text).join('')}` : '\n'}`;
}
