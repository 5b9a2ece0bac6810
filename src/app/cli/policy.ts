import type { Command } from 'commander';
import { Refusal, type Reason } from '../../kernel/refusal.ts';
import { dayInChina } from '../../kernel/clock.ts';
import { diskSource, factLines, knownSupplies, lintLibrary, lintPack, packOf, policyLibrary, runExamples, usePolicies } from '../../domains/policy/index.ts';
import { modules } from '../modules.ts';
import { policiesFolder } from '../paths.ts';

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
      const ids = pack === 'all' ? [...library.folders.keys()] : [pack];
      const faults: Reason[] = pack === 'all' ? [...lintLibrary(library)] : [];
      for (const id of ids) {
        const composed = await packOf(id);
        const found = lintPack(composed);
        faults.push(...found);
        if (found.length > 0) continue;
        const results = runExamples(composed);
        for (const r of results.filter((one) => !one.passed)) {
          faults.push({ code: 'policy.example_differs', params: { name: r.name, expected: JSON.stringify(r.expected), actual: JSON.stringify(r.actual) }, at: `${id}/examples#${r.subject}` });
        }
        process.stdout.write(`${composed.version}  ${composed.parameters.size} parameters, ${composed.rules.size} rules, ${composed.measures.size} measures, ${results.length} own examples\n`);
        process.stdout.write(untold(composed));
      }
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
