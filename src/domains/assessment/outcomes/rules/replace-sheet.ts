export const rule = { ruleId: 'assessment.replace_sheet', source: '公务员法 第九十六条（复核、申诉决定的执行）' } as const;

interface Sheets<P> {
  readonly people: readonly P[];
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/**
 * The frozen sheets with the sheets of the people in `fresh` put in their place. Nobody else changes, nobody is added, and what is
 * handed in stays as it is. A column that only one side has keeps what the frozen side says.
 */
export function replaceSheet<P extends { readonly personId: string }>(frozen: Sheets<P>, fresh: Sheets<P>): Sheets<P> {
  const position = new Map(frozen.people.map((p, i) => [p.personId, i]));
  const people = [...frozen.people];
  const columns = new Map([...frozen.columns].map(([key, values]) => [key, values.slice()]));
  for (const [i, person] of fresh.people.entries()) {
    const at = position.get(person.personId);
    if (at === undefined) continue;
    // Class and group are those in which the person was assessed.
    people[at] = { ...person, ...groupOf(frozen.people[at]!) };
    for (const [key, values] of fresh.columns) {
      const column = columns.get(key);
      if (column) column[at] = values[i]!;
    }
  }
  return { people, columns };
}

function groupOf(person: object): object {
  const { classKey, group, organizationId, organizationPath } = person as Record<string, unknown>;
  return { classKey, group, organizationId, organizationPath };
}
