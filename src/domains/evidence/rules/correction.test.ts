import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../kinds.ts';
import type { EntryState } from '../model.ts';
import { correctionOf } from './correction.ts';

const of = (kind: EntryKind, state: EntryState = 'confirmed') => ({ state, content: { kind } });

describe('evidence.correction', () => {
  it.each([
    ['withdraws a deed', of('correction'), of('deed'), ''],
    ['replaces a deed', of('deed'), of('deed'), ''],
    ['replaces one sent back', of('deed'), of('deed', 'returned'), ''],
    ['turns a deed into praise', of('praise'), of('deed'), 'correction_of_other_kind'],
    ['nothing there', of('correction'), null, 'no_such_entry'],
    ['twice', of('correction'), of('deed', 'withdrawn'), 'already_withdrawn'],
    ['edits a visit', of('observation'), of('observation'), 'observation_not_editable'],
    ['withdraws a visit', of('correction'), of('observation'), 'observation_not_editable'],
    ['withdraws a withdrawal', of('correction'), of('correction'), 'correction_of_correction'],
  ])('%s', (_name, entry, old, code) => expect(correctionOf(entry, old).map((r) => r.code.replace('evidence.', '')).join()).toBe(code));
});
