import type { ComponentType, LazyExoticComponent } from 'react';
import type { CareerDeed } from './charts/career/CareerBand.tsx';

/** A page module: `export default function PeoplePage() {…}`. */
export type PageModule = () => Promise<{ default: ComponentType }>;

export interface NavItem {
  readonly key: string;
  /** Text of the rail, e.g. `registry.nav.people`. */
  readonly labelKey: string;
  readonly path: string;
  /** Key of the item it belongs under: shown there while the reader is in that part. */
  readonly under?: string;
  /** Place in the rail; see the table in README.md. */
  readonly order: number;
  readonly icon?: ComponentType;
  /** Permission id; without it everyone signed in sees the item. */
  readonly permission?: string | readonly string[];
}

export interface ScreenRoute {
  /** Absolute, e.g. `/people/:personId`. */
  readonly path: string;
  readonly lazy: PageModule;
  readonly permission?: string | readonly string[];
  /**
   * `rail` (default): inside the frame. `bare`: signed in, without rail and bars (a meeting screen, a wall board).
   * `public`: without a session (a notice, a resident's request); its path begins with `/public/`.
   */
  readonly frame?: 'rail' | 'bare' | 'public';
}

type LazyOf<Props> = LazyExoticComponent<ComponentType<Props>>;

/** A tab of the dossier 一人一档. */
export interface DossierTab {
  readonly key: string;
  readonly labelKey: string;
  readonly order: number;
  readonly permission?: string | readonly string[];
  readonly component: LazyOf<{ personId: string }>;
}

/** A panel on the first page of the dossier; `side` panels stand beside the career band. */
export interface DossierPanel {
  readonly key: string;
  readonly labelKey: string;
  readonly order: number;
  readonly place: 'main' | 'side';
  readonly permission?: string | readonly string[];
  readonly component: LazyOf<{ personId: string }>;
}

/** Deeds for the career band of the dossier, from the domain that keeps them. The hook runs in the dossier. */
export interface DeedSource {
  readonly key: string;
  readonly permission?: string | readonly string[];
  /** Undefined while loading. `sources` gives the colours and the legend. */
  readonly useDeeds: (personId: string) => { readonly deeds: readonly CareerDeed[]; readonly sources: readonly { readonly key: string; readonly name: string }[]; readonly onPick?: (key: string) => void } | undefined;
}

/** A part of the page of a case of one type, from the domain that declares it. */
export interface CasePanel {
  readonly key: string;
  readonly type: string;
  readonly component: LazyOf<{ caseId: string }>;
}

/** A card of the workbench. `today` comes first (what must I do), then `changed`, then `pictures`. */
export interface WorkbenchCard {
  readonly key: string;
  readonly titleKey: string;
  readonly order: number;
  readonly part: 'today' | 'changed' | 'pictures';
  /** Columns of three; default 1. */
  readonly width?: 1 | 2 | 3;
  readonly permission?: string | readonly string[];
  readonly component: LazyOf<Record<never, never>>;
}

export interface SearchHit {
  readonly key: string;
  readonly title: string;
  readonly sub?: string;
  readonly to: string;
}

/** Answers the search box of the top bar. */
export interface SearchProvider {
  readonly key: string;
  /** Heading of its group of hits. */
  readonly labelKey: string;
  readonly order: number;
  readonly permission?: string | readonly string[];
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
}

/** A line of the person's own menu: my account, my messages. */
export interface PersonMenuItem {
  readonly key: string;
  readonly labelKey: string;
  readonly path: string;
  readonly order: number;
  readonly permission?: string | readonly string[];
}

/** Addresses of things by id, so that kit parts can link without knowing the domain. */
export type LinkKind = 'person' | 'organization' | 'evidence' | 'rule' | 'case' | 'assessment' | 'election';
export type Links = Partial<Record<LinkKind, (id: string) => string | null>>;

/** Everything a domain adds to the interface: `export const screens: DomainScreens` in its `web/index.tsx`. */
export interface DomainScreens {
  readonly nav: readonly NavItem[];
  readonly routes: readonly ScreenRoute[];
  readonly dossierTabs?: readonly DossierTab[];
  readonly dossierPanels?: readonly DossierPanel[];
  readonly careerDeeds?: readonly DeedSource[];
  readonly casePanels?: readonly CasePanel[];
  readonly workbenchCards?: readonly WorkbenchCard[];
  readonly search?: readonly SearchProvider[];
  readonly personMenu?: readonly PersonMenuItem[];
  readonly links?: Links;
}

/** The same with every slot filled, of all domains together. */
export type AllScreens = Required<DomainScreens>;

const byOrder = (a: { order: number }, b: { order: number }): number => a.order - b.order;

export const PUBLIC_PREFIX = '/public/';

/** Joins domains into one set of screens; two pages at one address are a mistake worth stopping at. */
export function joinScreens(domains: readonly DomainScreens[]): AllScreens {
  const routes = domains.flatMap((d) => d.routes);
  const seen = new Set<string>();
  for (const { path, frame } of routes) {
    if (!path.startsWith('/')) throw new Error(`screen path "${path}" must begin with "/"`);
    if ((frame === 'public') !== path.startsWith(PUBLIC_PREFIX)) throw new Error(`"${path}": public screens, and only they, live under ${PUBLIC_PREFIX}`);
    if (seen.has(path)) throw new Error(`two screens at "${path}"`);
    seen.add(path);
  }
  return {
    nav: domains.flatMap((d) => d.nav).toSorted(byOrder),
    routes,
    dossierTabs: domains.flatMap((d) => d.dossierTabs ?? []).toSorted(byOrder),
    casePanels: domains.flatMap((d) => d.casePanels ?? []),
    dossierPanels: domains.flatMap((d) => d.dossierPanels ?? []).toSorted(byOrder),
    careerDeeds: domains.flatMap((d) => d.careerDeeds ?? []),
    workbenchCards: domains.flatMap((d) => d.workbenchCards ?? []).toSorted(byOrder),
    search: domains.flatMap((d) => d.search ?? []).toSorted(byOrder),
    personMenu: domains.flatMap((d) => d.personMenu ?? []).toSorted(byOrder),
    links: Object.assign({}, ...domains.map((d) => d.links ?? {})) as Links,
  };
}
