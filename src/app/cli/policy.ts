import type { Command } from 'commander';
import { Refusal, type Reason } from '../../kernel/refusal.ts';
import { diskSource, lintLibrary, lintPack, packOf, policyLibrary, runExamples, usePolicies } from '../../domains/policy/index.ts';
import { policiesFolder } from '../paths.ts';

export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('Policy packs');
  policy
    .command('check <pack>')
    .description('Check a pack for faults and run its worked examples; `all` checks every pack')
    .option('--folder <path>', 'the folder with the packs', policiesFolder)
    .action(async (pack: string, options: { folder: string }) => {
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
