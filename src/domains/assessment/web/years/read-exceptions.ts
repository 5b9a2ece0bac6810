export type Plain = string | number | boolean;

interface Known {
  readonly personId: string;
  readonly name: string;
  readonly organizationName: string;
}

const yes = new Set(['是', 'true', 'yes', '1']);

/**
 * Lines as people type them, `张三 是` or `张三（柳林镇） 8`, → people and values. A name that several people bear
 * needs its unit; a name on no list is given back, never dropped.
 */
export function readExceptions(text: string, people: readonly Known[], type: string): { exceptions: { personId: string; value: Plain }[]; unknown: string[]; ambiguous: string[] } {
  const exceptions: { personId: string; value: Plain }[] = [];
  const unknown: string[] = [];
  const ambiguous: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([^\s（(]+)\s*(?:[（(]([^）)]+)[）)])?\s+(\S+)\s*$/.exec(line);
    if (!match) {
      if (line.trim() !== '') unknown.push(line.trim());
      continue;
    }
    const [, name = '', unit, word = ''] = match;
    const found = people.filter((p) => p.name === name && (unit === undefined || p.organizationName.includes(unit)));
    if (found.length === 0) unknown.push(name);
    else if (found.length > 1) ambiguous.push(name);
    else exceptions.push({ personId: found[0]!.personId, value: plainOf(word, type) });
  }
  return { exceptions, unknown, ambiguous };
}

/** What a word means for a fact of this type. */
export const plainOf = (word: string, type: string): Plain => (type === 'boolean' ? yes.has(word.toLowerCase()) : type === 'number' ? Number(word) : word);
