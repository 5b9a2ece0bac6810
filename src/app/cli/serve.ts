import type { Command } from 'commander';
import { Refusal } from '../../kernel/refusal.ts';
import { regionsOf } from '../background.ts';
import { readConfig } from '../config.ts';
import { DEMO_PASSWORD, loadDemo } from '../demo.ts';
import { openHouse, startServer } from '../server.ts';
import { refusalText } from './refusal-text.ts';
import { showProgress } from './progress-line.ts';

export function addServe(program: Command): void {
  program
    .command('start')
    .description('Serve the application (PORT, HOST, DATABASE_URL, DANDANG_DATA)')
    .option('--demo', 'load the demo region when the database is empty, and show its sign-ins')
    .action(async (options: { demo?: boolean }) => {
      const config = readConfig();
      const open = await openHouse(config);
      const line = showProgress(process.stderr);
      const demo = options.demo ? await loadDemo(open, config, line.show) : null;
      line.end();
      const accounts = demo?.accounts ?? null;
      // A demonstration need not ask nine people to enrol a second factor, unless somebody chose so.
      const signIn = accounts && !config.signInChosen ? 'trial' : config.signIn;
      const running = await startServer({ ...config, signIn }, open, accounts);
      const say = (text: string): void => void process.stdout.write(`${text}\n`);
      say(`Dandang 担当  ${running.address.replace('127.0.0.1', 'localhost')}`);
      if (open.database.engine === 'pglite') say('Embedded database (trial and small pilots); set DATABASE_URL for PostgreSQL. 内嵌数据库仅供试用，正式使用请设置 DATABASE_URL。');
      if (accounts) {
        say(`Demo sign-ins 演示账号 (password 口令 ${DEMO_PASSWORD}):`);
        say(`  ${accounts.map((a) => a.accountName).join('  ')}`);
      }
      // Said where an operator looks, in both languages: without a region there is no way in.
      if ((await regionsOf(open.house)).length === 0) for (const language of ['zh-CN', 'en'] as const) say(refusalText(new Refusal('conflict', 'app.no_region'), language));
      const stop = (): void => {
        void running.stop().then(() => process.exit(0));
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
  program
    .command('migrate')
    .description('Bring the database schema up to date')
    .action(async () => {
      const open = await openHouse(readConfig());
      process.stdout.write('schema is up to date\n');
      await open.close();
    });
}
