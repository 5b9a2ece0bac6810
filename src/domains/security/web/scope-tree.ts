export interface ScopeNode {
  readonly value: string;
  readonly title: string;
  readonly children?: ScopeNode[];
}

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** Units as a tree, in the order they came; a unit whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): ScopeNode[] {
  const ids = new Set(units.map((u) => u.id));
  const under = new Map<string | null, Unit[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null;
    under.set(parent, [...(under.get(parent) ?? []), unit]);
  }
  const nodes = (parent: string | null): ScopeNode[] =>
    (under.get(parent) ?? []).map((u) => {
      const children = nodes(u.id);
      return { value: u.id, title: u.name, ...(children.length > 0 ? { children } : {}) };
    });
  return nodes(null);
}
