import { describe, expect, it } from 'vitest';
import { layerProblems } from './layers.ts';
import { importsOf, print, readSources, type Source } from './sources.ts';

const file = (path: string, ...imports: string[]): Source => ({ path, text: imports.join('\n') });
const broken = (source: Source): string[] => layerProblems([source]).map((p) => p.at);

describe('layers', () => {
  it('hold in src/', () => {
    expect(print(layerProblems(readSources('src', ['.ts', '.tsx'])))).toEqual([]);
  });

  it.each([
    ['src/kernel/a.ts', "import { x } from '../platform/db/index.ts';"],
    ['src/platform/db/a.ts', "import { x } from '../../domains/registry/index.ts';"],
    ['src/domains/registry/a.ts', "import { x } from '../security/index.ts';"],
    ['src/domains/registry/a.ts', "export * from '../security/index.ts';"],
    ['src/domains/registry/a.ts', "const x = await import('../security/index.ts');"],
    ['src/domains/security/a.ts', "import { x } from '../registry/store/organization.ts';"],
    ['src/domains/security/a.ts', "import type { X } from '../registry/model.ts';"],
    ['src/domains/security/a.ts', "import { x } from '../../app/config.ts';"],
    ['src/domains/security/a.ts', "import { x } from '../../simulation/index.ts';"],
    ['src/domains/security/a.ts', "import { Page } from '../../web/kit/index.ts';"],
    ['src/domains/security/a.ts', "import { Page } from './web/page.tsx';"],
    ['src/domains/security/a.ts', "import { x } from '../../../tests/support/house.ts';"],
    ['src/domains/security/fixtures.ts', "import { x } from '../../../tests/support/access.ts';"],
    ['src/domains/security/web/Page.tsx', "import { x } from '../store/index.ts';"],
    ['src/domains/security/web/Page.tsx', "import { x } from '../index.ts';"],
    ['src/domains/security/web/Page.tsx', "import { x } from '../../../platform/db/index.ts';"],
    ['src/domains/security/web/Page.tsx', "import { x } from '../../registry/index.ts';"],
    ['src/domains/unheard/a.ts', "import { x } from '../registry/index.ts';"],
    ['src/web/kit/a.tsx', "import { x } from '../../domains/security/contract.ts';"],
    ['src/simulation/a.ts', "import { x } from '../domains/registry/store/person.ts';"],
  ])('%s may not: %s', (path, line) => expect(broken(file(path, line))).toHaveLength(1));

  it.each([
    ['src/domains/security/a.ts', "import { x } from '../registry/index.ts';"],
    ['src/domains/security/a.ts', "import { x } from '../../kernel/ids.ts';"],
    ['src/domains/security/a.ts', "// import { x } from '../policy/index.ts';"],
    ['src/domains/security/fixtures.ts', "import type { AccessCase } from '../../../tests/support/access.ts';"],
    ['src/domains/security/web/Page.tsx', "import * as contract from '../contract.ts';"],
    ['src/domains/security/web/Page.tsx', "import type { Account } from '../store/index.ts';"],
    ['src/domains/registry/access-cases.ts', "import type { AccessCase } from '../../../tests/support/access.ts';"],
    ['src/domains/security/web/Page.tsx', "import { Page } from '../../../web/kit/index.ts';"],
    ['src/domains/security/a.test.ts', "import { x } from '../../../tests/support/house.ts';"],
    ['src/app/a.ts', "import { x } from '../domains/security/commands/open-session.ts';"],
    ['src/simulation/a.ts', "import { x } from '../domains/registry/index.ts';"],
  ])('%s may: %s', (path, line) => expect(broken(file(path, line))).toEqual([]));

  it('reads every form of import', () => {
    const text = "import a from 'a';\nimport type { B } from 'b';\nimport { type C, type D } from 'c';\nimport e, { type F } from 'e';\nimport 'f';\nexport { g } from 'g';\nconst h = import('h');\nimport {\n  i,\n} from 'i';";
    expect(importsOf({ path: 'src/x.ts', text }).map((i) => [i.target, i.typeOnly])).toEqual([['a', false], ['b', true], ['c', true], ['e', false], ['f', false], ['g', false], ['h', false], ['i', false]]);
  });
});
