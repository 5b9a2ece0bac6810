import { describe, expect, it } from 'vitest';
import type { Role } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { EntryKind } from '../kinds.ts';
import { initialState, whoReports } from './who-reports.ts';

describe('evidence.who_reports', () => {
  it.each<[EntryKind, Role[], boolean]>([
    ['deed', ['cadre'], true],
    ['problem', ['cadre'], false],
    ['praise', ['cadre'], false],
    ['merit', ['cadre'], false],
    ['merit', ['liaison'], true],
    ['problem', ['supervisor'], true],
    ['deed', ['supervisor'], false],
    ['problem', ['cadre', 'liaison'], true],
    ['deed', [], false],
  ])('%s by %j: %s', (kind, roles, may) => expect(whoReports(kind, roles).length === 0).toBe(may));
});

describe('evidence.initial_state', () => {
  const me = 'me' as PersonId;
  it.each<[Role[], string[], string]>([
    [['cadre'], ['me'], 'reported'],
    [['liaison'], ['other'], 'unit_confirmed'],
    [['liaison'], ['other', 'me'], 'reported'],
    [['officer'], ['me'], 'reported'],
    [['supervisor'], ['other'], 'unit_confirmed'],
  ])('%j about %j: %s', (roles, persons, state) => expect(initialState({ personId: me }, roles, persons.map((personId) => ({ personId })))).toBe(state));
});
