interface Ordered {
  readonly after?: readonly number[] | undefined;
}

/** Steps without one of them: numbers of the others follow, and what waited for it waits for what it waited for. */
export function withoutStep<S extends Ordered>(steps: readonly S[], index: number): S[] {
  const gone = index + 1;
  return steps.filter((_, i) => i !== index).map((s) => {
    const after = (s.after ?? []).flatMap((p) => (p === gone ? (steps[index]!.after ?? []) : [p])).map((p) => (p > gone ? p - 1 : p));
    return { ...s, after: [...new Set(after)].sort((a, b) => a - b) };
  });
}

/** Two neighbours change places, `index` and the one after it; what one waited for the other is dropped, for only earlier steps can be waited for. */
export function swapSteps<S extends Ordered>(steps: readonly S[], index: number): S[] {
  const [first, second] = [index + 1, index + 2];
  if (index < 0 || second > steps.length) return [...steps];
  const order = [...steps.slice(0, index), steps[index + 1]!, steps[index]!, ...steps.slice(index + 2)];
  const renamed = (p: number): number => (p === first ? second : p === second ? first : p);
  return order.map((s, i) => ({ ...s, after: [...new Set((s.after ?? []).map(renamed).filter((p) => p <= i))].sort((a, b) => a - b) }));
}
