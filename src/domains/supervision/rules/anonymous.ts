/** Names that stand in a text that must name nobody: people, units, and what units are called for short. */
export const namesIn = (text: string, names: readonly string[]): string[] => {
  const bare = text.replaceAll(/\s/g, '');
  return [...new Set(names.map((n) => n.trim()).filter((n) => n.length >= 2 && bare.includes(n.replaceAll(/\s/g, ''))))];
};
