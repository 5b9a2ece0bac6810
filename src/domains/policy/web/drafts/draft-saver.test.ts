import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionError, RefusalError } from '../../../../web/api/index.ts';
import type { DraftView } from '../../contract/workbench.ts';
import { DraftSaver, type Kept, type UnsavedEntry } from './draft-saver.ts';

const view = (revision: number): DraftView => ({ revision, changedBy: '李四' }) as DraftView;
const entry = (value: number): UnsavedEntry => ({ kind: 'parameter', id: 'share', body: { value } });
const meanwhile = new RefusalError(409, { kind: 'conflict', code: 'policy.draft_changed_meanwhile' });

function saver(answers: readonly (DraftView | Error)[], kept: Kept | null = null) {
  const left = [...answers];
  const sent: { value: unknown; revision: number }[] = [];
  const keeps: number[] = [];
  const made = new DraftSaver(
    view(1),
    {
      send: async (e, revision) => {
        sent.push({ value: e.body?.['value'], revision });
        const answer = left.shift()!;
        if (answer instanceof Error) throw answer;
        return answer;
      },
      reload: async () => view(7),
      keep: ({ entries }) => void keeps.push(entries.length),
    },
    kept,
  );
  return { made, sent, keeps };
}

describe('saving what is typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits until typing stops, then sends the last of it once', async () => {
    const { made, sent, keeps } = saver([view(2)]);
    made.change(entry(6));
    made.change(entry(65));
    expect(sent).toEqual([]);
    await vi.runAllTimersAsync();
    expect(sent).toEqual([{ value: 65, revision: 1 }]);
    expect(made.read()).toMatchObject({ status: 'saved', view: { revision: 2 } });
    expect(keeps.at(-1)).toBe(0);
  });

  it('sends what was typed while the last was under way, with the new revision', async () => {
    const { made, sent } = saver([view(2), view(3)]);
    made.change(entry(60));
    const flushed = made.flush();
    made.change(entry(65));
    await flushed;
    expect(sent).toEqual([{ value: 60, revision: 1 }, { value: 65, revision: 2 }]);
    expect(made.read().unsaved.size).toBe(0);
  });

  it('keeps what is typed through a lost connection and tries again', async () => {
    const { made, sent, keeps } = saver([new ConnectionError('gone'), view(2)]);
    made.change(entry(65));
    await made.flush();
    expect(made.read()).toMatchObject({ status: 'offline' });
    expect(keeps.at(-1)).toBe(1);
    await vi.runAllTimersAsync();
    expect(sent.length).toBe(2);
    expect(made.read().status).toBe('saved');
  });

  it('takes up what an earlier page had kept', async () => {
    const { made, sent } = saver([view(2)], { revision: 1, entries: [entry(65)] });
    expect(made.read().status).toBe('waiting');
    await vi.runAllTimersAsync();
    expect(sent).toEqual([{ value: 65, revision: 1 }]);
  });

  it('asks when the draft is no longer the one that was typed on', async () => {
    const { made, sent } = saver([], { revision: 0, entries: [entry(65)] });
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(made.read()).toMatchObject({ status: 'conflict', theirs: { revision: 1 } });
  });

  it('stops when somebody changed the draft meanwhile; mine goes on top when I say so', async () => {
    const { made, sent } = saver([meanwhile, view(8)]);
    made.change(entry(65));
    await made.flush();
    expect(made.read()).toMatchObject({ status: 'conflict', theirs: { revision: 7 } });
    made.change(entry(66));
    await vi.runAllTimersAsync();
    expect(sent.length).toBe(1);
    await made.keepMine();
    expect(sent.at(-1)).toEqual({ value: 66, revision: 7 });
    expect(made.read()).toMatchObject({ status: 'saved', view: { revision: 8 } });
  });

  it('or theirs stands', async () => {
    const { made } = saver([meanwhile]);
    made.change(entry(65));
    await made.flush();
    made.takeTheirs();
    expect(made.read()).toMatchObject({ status: 'saved', view: { revision: 7 } });
    expect(made.read().unsaved.size).toBe(0);
  });

  it('keeps what the server refuses and sends it again when it was changed', async () => {
    const { made, sent } = saver([new RefusalError(400, { kind: 'invalid', code: 'policy.draft_too_large' }), view(2)]);
    made.change(entry(65));
    await made.flush();
    expect(made.read()).toMatchObject({ status: 'refused' });
    made.change(entry(6));
    await vi.runAllTimersAsync();
    expect(sent.at(-1)).toEqual({ value: 6, revision: 1 });
    expect(made.read().status).toBe('saved');
  });

  it('does not take over a reading of the draft while something is unsaved', () => {
    const { made } = saver([]);
    made.change(entry(65));
    made.adopt(view(5));
    expect(made.read().view.revision).toBe(1);
    made.stop();
  });
});
