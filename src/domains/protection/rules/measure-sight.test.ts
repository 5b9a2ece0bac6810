import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../kernel/actor.ts';
import { bodies, measureKinds, type Body } from '../model.ts';
import { bodiesOf, mayCheck, seenBy } from './measure-sight.ts';
import { buildMeasureOnList as line } from './measure.fixtures.ts';

const actor = (...roles: Role[]) => ({ kind: 'account' as const, grants: roles.map((role) => ({ role, organizationPath: null })) });

describe('who sees what of a line', () => {
  it.each<[Role[], Body[]]>([[['officer'], ['organization']], [['leader'], ['organization']], [['supervisor'], ['discipline']], [['officer', 'supervisor'], ['organization', 'discipline']], [['liaison'], []], [['cadre'], []]])('%s acts for %s', (roles, expected) => expect([...bodiesOf(actor(...roles))]).toEqual(expected));

  it('who is bounded to a unit acts for neither body', () => expect([...bodiesOf({ kind: 'account', grants: [{ role: 'leader', organizationPath: '1.2' }, { role: 'supervisor', organizationPath: '1.3' }] })]).toEqual([]));

  it.each<[Body, Body[], boolean]>([['discipline', ['organization'], true], ['discipline', ['discipline'], false], ['organization', ['discipline'], true], ['organization', ['organization'], false], ['organization', ['organization', 'discipline'], false], ['discipline', [], false]])('a line of %s is checked by %s: %s', (body, reader, may) => expect(mayCheck({ body }, new Set(reader))).toBe(reader.length === 1 && may));

  it('a restricted line never gives its matter to the other body: what it sees is the same whatever stands there', () => {
    const secret = fc.string({ minLength: 1 });
    const maybe = fc.option(secret, { nil: null });
    const inner = fc.record({ matter: secret, lead: maybe, document: maybe, differs: maybe, caseId: maybe, recordedBy: secret });
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.constantFrom(...measureKinds), inner, inner, fc.option(fc.record({ on: fc.constant('2026-03-20'), because: secret }), { nil: null }), (body, kind, one, two, withdrawn) => {
        const reader = new Set(bodies.filter((b) => b !== body));
        expect(seenBy(line({ body, kind, restricted: true, withdrawn, ...one }), reader)).toEqual(seenBy(line({ body, kind, restricted: true, withdrawn: withdrawn && { ...withdrawn, because: 'x' }, ...two }), reader));
        expect(seenBy(line({ body, kind, restricted: true, withdrawn, ...one }), new Set([body]))).toMatchObject({ hidden: false, ...one });
        expect(seenBy(line({ body, kind, restricted: false, withdrawn, ...one }), reader)).toMatchObject({ hidden: false, ...one });
      }),
    );
  });
});
