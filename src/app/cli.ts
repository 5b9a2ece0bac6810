import { Command } from 'commander';
import { isRefusal } from '../kernel/refusal.ts';
import { ConfigError } from './config.ts';
import { addCommands } from './cli/commands.ts';
import { refusalText } from './cli/refusal-text.ts';
import { version } from './server.ts';

const program = new Command('dandang').description('Dandang 担当 — 激励干部担当作为 / the closed loop of cadre motivation').version(version).showHelpAfterError();
addCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (isRefusal(error)) {
    process.stderr.write(`${refusalText(error)}\n`);
    process.exitCode = 2;
  } else if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
