import { likeness } from '../../../../kernel/likeness.ts';

export interface Worded {
  readonly id: string;
  readonly words: string;
}

/** Those whose words are at least so alike (hundredths) to the given ones, most alike first, equals in the order given. */
export function mostAlike<T extends Worded>(words: string, all: readonly T[], least: number): (T & { readonly likeness: number })[] {
  return all
    .map((one) => ({ ...one, likeness: likeness(one.words, words) }))
    .filter((one) => one.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness);
}
