// `npm test`: everything, in order, each step counted, one closing line `N passed, N failed`.
// `npm run check` is the same without PostgreSQL and browser. Plain Node: it must run before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fast = process.argv.includes('--fast');
const results = join(root, 'test-results');
const counts = { passed: 0, failed: 0 };
const failures = [];

const bin = (name) => join(root, 'node_modules', name);
const note = (text) => process.stdout.write(`\n── ${text}\n`);

function install() {
  const installed = bin('.package-lock.json');
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const have = existsSync(installed) ? JSON.parse(readFileSync(installed, 'utf8')).packages : {};
  if (!Object.keys(wanted).some((name) => name !== '' && !wanted[name].optional && have[name]?.version !== wanted[name].version)) return;
  note('npm ci');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) finish('the packages could not be installed');
}

/** Runs one command as one counted check. */
function check(title, args, env = {}) {
  note(title);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  count(title, status === 0, started);
}

function count(title, ok, started) {
  counts[ok ? 'passed' : 'failed']++;
  if (!ok) failures.push(title);
  process.stdout.write(`   ${ok ? 'passed' : 'FAILED'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}

/** Runs vitest and adds its own numbers. A run that reports nothing counts as one failure. */
function vitest(title, args, env = {}) {
  note(title);
  const report = join(results, `${title.replace(/\W+/g, '-')}.json`);
  rmSync(report, { force: true });
  const { status } = spawnSync(process.execPath, [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (!existsSync(report)) {
    counts.failed++;
    failures.push(`${title}: no report`);
    return;
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += numPassedTests;
  const broken = testResults.filter((t) => t.status === 'failed' && t.assertionResults.every((a) => a.status !== 'failed')).length;
  const failed = numFailedTests + broken;
  counts.failed += failed;
  if (failed > 0) failures.push(`${title}: ${failed}`, ...testResults.flatMap(namesOfFailed));
  else if (status !== 0 || numPassedTests === 0) {
    counts.failed++;
    failures.push(`${title}: ended with ${status} after ${numPassedTests} passed`);
  }
}

/** The failed tests of one file, each as a line that can be given back to vitest, with the first line of its message. */
function namesOfFailed(file) {
  const path = file.name.slice(root.length);
  const named = file.assertionResults.filter((t) => t.status === 'failed').map((t) => `  ${path} > ${t.fullName}: ${(t.failureMessages[0] ?? '').split('\n')[0]}`);
  return named.length || file.status !== 'failed' ? named : [`  ${path}: ${(file.message ?? '').split('\n')[0]}`];
}

function finish(problem) {
  if (problem) {
    counts.failed++;
    failures.push(problem);
  }
  if (failures.length) process.stdout.write(`\nFailed:\n${failures.map((f) => `  ${f}`).join('\n')}\n`);
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
  process.exit(counts.failed === 0 ? 0 : 1);
}

install();
mkdirSync(results, { recursive: true });
check('lint', [bin('oxlint/bin/oxlint'), '--quiet', 'src', 'tests', 'bench', 'scripts']);
check('types', [bin('typescript/bin/tsc'), '-p', '.']);
check('unused code', [bin('knip/bin/knip.js'), '--no-progress']);
check('generated schema', [bin('tsx/dist/cli.mjs'), 'scripts/dump-schema.ts', '--check']);
// The access matrix is asked once: here only when nobody asks PostgreSQL afterwards.
vitest('unit and house', ['src', 'tests/architecture', 'tests/support', 'tests/practices', ...(fast ? ['tests/access'] : [])]);
if (fast) finish();

const { ensureTools, startPostgres } = await import('./test-tools.mjs');
const lacking = ensureTools();
if (lacking) finish(lacking);
const postgres = await startPostgres(root);
try {
  const env = { DANDANG_TEST_DATABASE_URL: postgres.url };
  // What is killed, restored and walked through is the built program, as people run it.
  check('build', ['scripts/build.mjs']);
  vitest('on PostgreSQL', ['src', 'tests/access', 'tests/faults', '--project', 'whole', '--project', 'alone'], { ...env, DANDANG_TEST_ENGINE: 'postgres', DANDANG_TEST_BUILT: '1' });
  vitest('browser journeys', ['--config', 'vitest.journeys.config.ts'], env);
} finally {
  await postgres.stop();
}
finish();
