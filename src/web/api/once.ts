/**
 * A command pressed twice is one command: while a call with the very same input is under way, whoever asks again gets
 * its answer. A double click thus puts one deed on record, not two.
 */
export function once<A>(): (input: unknown, start: () => Promise<A>) => Promise<A> {
  const underWay = new Map<string, Promise<A>>();
  return (input, start) => {
    const key = keyOf(input);
    if (key === null) return start();
    const had = underWay.get(key);
    if (had) return had;
    const call = start().finally(() => underWay.delete(key));
    underWay.set(key, call);
    return call;
  };
}

/** Null for an input with a file in it: two files cannot be told apart by what JSON says of them. */
function keyOf(input: unknown): string | null {
  let file = false;
  const key = JSON.stringify(input ?? null, (_, value: unknown) => {
    file ||= value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    return file ? null : value;
  });
  return file ? null : key;
}
