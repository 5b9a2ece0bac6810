import { InvalidArgumentError, type Command } from 'commander';
import { diskSource, usePolicies as readPoliciesFrom } from '../../domains/policy/index.ts';
import { readConfig } from '../config.ts';
import { policiesFolder } from '../paths.ts';
import { openHouse } from '../server.ts';
import { regionLevels, setUpRegion, type NewRegion, type RegionLevel } from '../setup.ts';

const level = (text: string): RegionLevel => {
  if (!(regionLevels as readonly string[]).includes(text)) throw new InvalidArgumentError(regionLevels.join(', '));
  return text as RegionLevel;
};
const filled = (text: string): string => {
  if (text.trim() === '' || text.length > 60) throw new InvalidArgumentError('1 to 60 characters');
  return text.trim();
};
const prefix = (text: string): string => {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(text)) throw new InvalidArgumentError('small letters, digits and -, at most 20');
  return text;
};

export function addSetup(program: Command): void {
  program
    .command('setup')
    .description('Open a real region: its root organization, policy pack and the three administrators, whose passwords are printed once')
    .requiredOption('--code <digits>', 'administrative division code (GB/T 2260), six digits')
    .requiredOption('--name <name>', 'name of the region, e.g. 某某县', filled)
    .option('--level <level>', regionLevels.join(', '), level, 'county')
    .option('--pack <id>', 'policy pack the region works under', 'national')
    .option('--prefix <text>', 'stands before the names of the administrators, where several regions share one database', prefix, '')
    .action(async (options: NewRegion) => {
      const open = await openHouse(readConfig());
      try {
        readPoliciesFrom(diskSource(policiesFolder));
        const accounts = await setUpRegion(open.house, options);
        process.stdout.write(`${options.name} ${options.code}\n`);
        for (const a of accounts) process.stdout.write(`  ${a.name}\t${a.password}\t${a.displayName}\n`);
        process.stdout.write('Each password is shown this once and must be changed at the first sign-in. 口令只显示这一次，首次登录须修改。\nThe system administrator opens the other accounts, the security administrator gives them their roles.\n');
      } finally {
        await open.close();
      }
    });
}
