import { expect, it } from 'vitest';
import { once } from './once.ts';

function slow() {
  const started: { readonly finish: (answer: string) => void; readonly fail: (error: Error) => void }[] = [];
  return { started, start: () => new Promise<string>((finish, fail) => void started.push({ finish, fail })) };
}

it('a double click is one call with one answer', async () => {
  const { started, start } = slow();
  const run = once<string>();
  const both = [run({ body: { title: '抢修' } }, start), run({ body: { title: '抢修' } }, start)];
  expect(started).toHaveLength(1);
  started[0]!.finish('done');
  expect(await Promise.all(both)).toEqual(['done', 'done']);
});

it.each([
  ['another input', { n: 1 }, { n: 2 }],
  ['files, which JSON cannot tell apart', { file: new Blob(['a']) }, { file: new Blob(['b']) }],
  ['bytes', new Uint8Array([1]), new Uint8Array([1])],
])('%s is another call', (_, first, second) => {
  const { started, start } = slow();
  const run = once<string>();
  void run(first, start);
  void run(second, start);
  expect(started).toHaveLength(2);
});

it('once it is answered or has failed, the same may be asked again', async () => {
  const { started, start } = slow();
  const run = once<string>();
  const first = run(undefined, start);
  started[0]!.fail(new Error('network'));
  await expect(first).rejects.toThrow('network');
  const again = run(undefined, start);
  started[1]!.finish('done');
  expect(await again).toBe('done');
  void run(undefined, start);
  expect(started).toHaveLength(3);
});
