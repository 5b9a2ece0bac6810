/** Where an entry of a pack was read, so that a fault can name its file. Kept beside the entries: a pack in use is made of the same objects, and a draft that never was a file has none. */
const files = new WeakMap<object, string>();

export const rememberOrigin = (entry: object, file: string): void => void files.set(entry, file);

/** The file of an entry; for one that never was in a file, `otherwise`. */
export const originOf = (entry: object, otherwise: string): string => files.get(entry) ?? otherwise;
