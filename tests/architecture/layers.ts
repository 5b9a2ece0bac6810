import { importsOf, isFixture, isTest, type Problem, type Source } from './sources.ts';

/** Domains in the order of the house: each imports only those to its left. */
export const DOMAINS = ['registry', 'security', 'policy', 'evidence', 'cases', 'work', 'grid', 'demands', 'protection', 'assessment', 'analysis', 'personnel', 'development', 'incentive', 'supervision'] as const;

const domainOf = (path: string): string | null => /^src\/domains\/([^/]+)\//.exec(path)?.[1] ?? null;
const isWeb = (path: string): boolean => /^src\/domains\/[^/]+\/web\//.test(path);
const inside = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/**
 * kernel ← platform ← domains ← simulation ← app; the web shell stands on the kernel and its domains' pages on the shell.
 * A domain imports only domains to its left, only through their `index.ts`.
 */
export function layerProblems(sources: readonly Source[]): Problem[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap(({ target, written, typeOnly }) => {
      const teach = written.startsWith('.') && target.startsWith('src/') ? forbidden(source.path, target, typeOnly) : target.startsWith('..') || (target.startsWith('tests/') && source.path.startsWith('src/')) ? testsOnly(source.path, typeOnly) : null;
      return teach ? [{ at: `${source.path} → ${target}`, teach }] : [];
    }),
  );
}

function testsOnly(from: string, typeOnly: boolean): string | null {
  if (isTest(from) || (isFixture(from) && typeOnly)) return null;
  return 'the program imports nothing from tests/; only *.test.ts may, and fixtures.ts its types.';
}

function forbidden(from: string, to: string, typeOnly: boolean): string | null {
  if (inside(from, 'src/app')) return null;
  if (inside(to, 'src/app')) return isTest(from) ? null : 'src/app wires everything together and nothing imports it; take what you need as an argument.';
  if (inside(from, 'src/kernel')) return inside(to, 'src/kernel') ? null : 'the kernel is shared by all and knows nobody; move the word you need into the kernel, or the code out of it.';
  if (inside(from, 'src/platform')) return inside(to, 'src/kernel') || inside(to, 'src/platform') ? null : 'the platform knows no domain; pass what it needs in, or let the domain register itself in its DomainModule.';
  if (inside(from, 'src/web')) return inside(to, 'src/kernel') || inside(to, 'src/web') ? null : 'the web shell knows no domain; pages register themselves in DomainScreens (src/web/screens.ts).';
  if (inside(from, 'src/simulation')) return fromSimulation(to);
  const domain = domainOf(from);
  return domain ? fromDomain(domain, from, to, typeOnly) : 'this file stands in no layer; src/ holds kernel, platform, domains, simulation, app and web.';
}

function fromSimulation(to: string): string | null {
  if (inside(to, 'src/web')) return 'the simulation has no screens.';
  return domainOf(to) ? throughTheDoor(to) : null;
}

function fromDomain(domain: string, from: string, to: string, typeOnly: boolean): string | null {
  if (inside(to, 'src/simulation')) return 'domains do not know the simulation: what it planted is the truth they are measured by.';
  if (inside(to, 'src/web')) return isWeb(from) || isTest(from) ? null : 'only the web/ folder of a domain uses the web shell.';
  if (isWeb(from) && inside(to, 'src/platform') && !to.endsWith('/contract.ts')) return 'pages run in the browser; they import contract, model, rules and the ui kit only.';
  const other = domainOf(to);
  if (other === null) return null;
  if (other === domain) return isWeb(from) && !isTest(from) ? ownPage(domain, to, typeOnly) : isWeb(to) && !isWeb(from) ? 'the server side of a domain does not know its pages.' : null;
  const left = DOMAINS.indexOf(other as (typeof DOMAINS)[number]);
  const here = DOMAINS.indexOf(domain as (typeof DOMAINS)[number]);
  if (left < 0 || here < 0) return `"${left < 0 ? other : domain}" is not in the list of domains (tests/architecture/layers.ts and docs/ARCHITECTURE.md).`;
  if (left > here) return `${domain} stands left of ${other} and must not know it; ${other} can subscribe to an event that ${domain} publishes (unit.publish).`;
  if (isWeb(from)) return typeOnly || /^src\/domains\/[^/]+\/(contract(\.ts|\/)|model\.ts$)/.test(to) ? null : 'a page may know the contract and model of a domain to the left, nothing more.';
  if ((isTest(from) || isFixture(from)) && isFixture(to)) return null;
  return throughTheDoor(to);
}

const throughTheDoor = (to: string): string | null => (/^src\/domains\/[^/]+\/(index|fixtures)\.ts$/.test(to) ? null : `import it from ${/^src\/domains\/[^/]+/.exec(to)![0]}/index.ts; if the door does not offer it, ask the owner of that domain to.`);

/** Types vanish before the browser sees them; code tables (codes/) are data; voter/ is the browser's half of the ballots. */
const ownPage = (domain: string, to: string, typeOnly: boolean): string | null =>
  typeOnly || new RegExp(`^src/domains/${domain}/(web/|(.+/)?contract(\\.ts$|/)|(.+/)?model(\\.ts$|/)|(.+/)?rules/|(.+/)?voter/|codes/|access\\.ts$)`).test(to) ? null : 'pages import contract, model, rules and the ui kit only; the rest of the domain runs on the server.';
