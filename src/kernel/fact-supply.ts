/** A fact that a domain tells to rules, under its name in `policies/facts.yaml`. Domains name theirs in their module; the policy library lists what is asked for and told by nobody. */
export interface FactSupply {
  /** Null: whatever the one table named asks for (an office may state it). */
  readonly fact: string | null;
  /** The domain that tells it. */
  readonly by: string;
  /** Worked out from what is on file, or stated by an office and typed in. */
  readonly how: 'computed' | 'stated';
  /** Who is told: every table and measure, the conditions of measures, or the one table named. */
  readonly to: 'all' | 'measures' | { readonly rule: string };
}

export const factSupplies = (names: readonly (string | null)[], by: string, how: FactSupply['how'], to: FactSupply['to']): FactSupply[] => names.map((fact) => ({ fact, by, how, to }));
