import type { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addKeys } from './keys.ts';
import { addPolicy } from './policy.ts';
import { addPractices } from './practices.ts';
import { addServe } from './serve.ts';
import { addSetup } from './setup.ts';
import { addSimulate } from './simulate.ts';
import { addDescribe } from './describe.ts';
import { addVerify } from './verify.ts';

/** Every task of the command line (design §6). Those that belong to later work answer with a refusal that says so. */
export function addCommands(program: Command): void {
  addServe(program);
  addSetup(program);
  addSimulate(program);
  addImport(program);
  addExport(program);
  addVerify(program);
  addKeys(program);
  addBackup(program);
  addPractices(program);
  addPolicy(program);
  addDescribe(program);
}
