import type { Unit } from '../../platform/house/index.ts';

/** What another part of the program is asked to count for a run. */
export interface SourceRequest {
  readonly measure: string;
  readonly periodFrom: string;
  /** The first day that no longer counts. */
  readonly periodTo: string;
  /** People, or units when the scheme assesses teams; their ids. */
  readonly subject: 'person' | 'team';
  readonly ids: readonly string[];
}

/** Someone who counts for schemes: work, demands, training. Domains to the right hand theirs in; assessment never names them. */
export interface SourceProvider {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly measures: readonly { readonly key: string; readonly title: { readonly zh: string; readonly en: string }; readonly unit?: string; readonly subjects: readonly ('person' | 'team')[] }[];
  /** Values in millionths by id. An id left out has no value: the missing-value rule of the indicator speaks, never a silent zero. */
  count(unit: Unit, request: SourceRequest): Promise<ReadonlyMap<string, number>>;
}

const providers = new Map<string, SourceProvider>();

/** Makes a provider known to schemes. The application calls it once for each; a key used twice is a mistake in the wiring. */
export function offerSource(provider: SourceProvider): () => void {
  if (providers.has(provider.key)) throw new Error(`two source providers are called ${provider.key}`);
  providers.set(provider.key, provider);
  return () => void providers.delete(provider.key);
}

export const sourceProviders = (): readonly SourceProvider[] => [...providers.values()];
export const sourceProvider = (key: string): SourceProvider | undefined => providers.get(key);
