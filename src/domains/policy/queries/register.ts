import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { covers } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationsNow } from '../../registry/index.ts';
import { readCoverage } from '../access.ts';
import { policyInForce } from '../commands/policy-in-force.ts';
import type * as contract from '../contract.ts';
import { documentsInUse } from '../documents-in-use.ts';
import type { Problem } from '../model.ts';
import { problems } from '../model.ts';
import type { PolicyView } from '../policy-view.ts';
import { citationTree } from '../rules/citation-tree.ts';
import { isOpen } from '../rules/clause-state.ts';
import { coverage } from '../rules/coverage.ts';
import { isLate, systemStatus } from '../rules/system-status.ts';
import { allClauses } from '../store/clauses.ts';
import { citations } from '../store/register.ts';
import { openSystems, workItems } from '../store/systems.ts';
import { measuresShown } from './library.ts';

type Out<E extends { readonly output: z.ZodType }> = z.input<E['output']>;

const reading = <T>(house: House, actor: Actor, on: Day | undefined, work: (unit: Unit, view: PolicyView) => Promise<T>): Promise<T> =>
  house.unit(actor, async (unit) => {
    must(actor, readCoverage, { regionId: actor.regionId });
    return work(unit, await policyInForce(unit, on ?? unit.today));
  });

/** Units of their own: the region itself and inner departments are parts of others; villages take part through their town. */
const NO_UNIT = new Set(['region', 'department', 'village', 'community']);

/** Coverage matrix and gaps (M001). A measure in force in a unit is in force in everything below it. */
export const openCoverage = (house: House, actor: Actor, on?: Day): Promise<Out<typeof contract.openCoverage>> =>
  reading(house, actor, on, async (unit, { pack, version, on: day }) => {
    const organizations = await organizationsNow(unit, { validAt: day });
    const paths = new Map(organizations.map((o) => [o.id, o.path]));
    const units = organizations.filter((o) => !NO_UNIT.has(o.type));
    const measures = (await measuresShown(unit, pack, day)).filter((m) => m.state === 'in_force');
    const entries = measures.map((m) => {
      const scopes = m.units?.flatMap((u) => paths.get(u.id) ?? []);
      return { id: m.id, problem: m.problem, lever: m.lever, units: units.filter((u) => scopes === undefined || scopes.some((scope) => covers(scope, u.path))).map((u) => u.id) };
    });
    const found = coverage(entries, units.map((u) => u.id));
    const titles = new Map(measures.map((m) => [m.id, m.title]));
    const gaps = new Map(found.uncoveredUnits.map((u) => [u.unit, u.problems]));
    const counts = new Map(units.map((u) => [u.id, Object.fromEntries(problems.map((p) => [p, 0])) as Record<Problem, number>]));
    for (const entry of entries) for (const id of entry.units) counts.get(id)![entry.problem]++;
    return {
      version,
      on: day,
      measures: measures.length,
      matrix: found.matrix.map((cell) => ({ ...cell, measures: cell.measures.map((id) => ({ id, title: titles.get(id)! })) })),
      uncoveredProblems: [...found.uncoveredProblems],
      units: units.map((u) => ({ id: u.id, name: u.name, counts: counts.get(u.id)!, uncovered: [...(gaps.get(u.id) ?? [])] })),
    };
  });

/** The citation tree of rules; reports and working settings are no rules and stand outside it (M002). */
export const openCitations = (house: House, actor: Actor): Promise<Out<typeof contract.openCitations>> =>
  reading(house, actor, undefined, async (unit, { pack }) => {
    const documents = (await documentsInUse(unit, pack)).filter((d) => d.kind === 'rule');
    const lines = await citations(unit);
    const clauses = await allClauses(unit);
    const numbers = new Map(clauses.map((c) => [c.id, c.number]));
    const basisOf = (d: (typeof documents)[number]): { ref: string; clauseId: string | null }[] => [
      ...d.packBasis.map((ref) => ({ ref, clauseId: null })),
      ...lines.filter((l) => l.documentId === d.ref).map((l) => ({ ref: l.basisRef, clauseId: l.clauseId })),
    ];
    // A clause that does not apply here needs no local rule either.
    const settled = new Set(clauses.filter((c) => c.localDocument !== null || c.state === 'not_applicable').map((c) => c.id));
    const tree = citationTree(
      documents.map((d) => ({ ref: d.ref, standing: d.standing, issuedOn: d.issuedOn, basis: basisOf(d) })),
      clauses,
      settled,
    );
    const bare = new Set(tree.clausesWithoutRule);
    const titles = new Map(documents.map((d) => [d.ref, d.title]));
    return {
      nodes: documents.map((d) => ({
        ref: d.ref,
        title: d.title,
        issuer: d.issuer,
        issuedOn: d.issuedOn,
        standing: d.standing,
        from: d.from,
        basis: basisOf(d).map((b) => ({ ref: b.ref, clause: b.clauseId === null ? null : (numbers.get(b.clauseId) ?? null) })),
        roots: [...(tree.rootsOf.get(d.ref) ?? [])],
        clauses: clauses.filter((c) => c.documentRef === d.ref).length,
        clausesWithoutRule: clauses.filter((c) => c.documentRef === d.ref && bare.has(c.id)).length,
      })),
      withoutBasis: [...tree.withoutBasis],
      clausesWithoutRule: clauses.filter((c) => bare.has(c.id)).map((c) => ({ id: c.id, document: c.documentRef, documentTitle: titles.get(c.documentRef) ?? c.documentRef, number: c.number, text: c.text })),
    };
  });

/** Clauses of superior documents with their state here (M004). */
export const listClauses = (house: House, actor: Actor, query: { readonly which?: 'all' | 'open' | undefined; readonly set?: string | undefined; readonly document?: string | undefined }): Promise<Out<typeof contract.listClauses>> =>
  reading(house, actor, undefined, async (unit, { pack }) => {
    const documents = new Map((await documentsInUse(unit, pack)).map((d) => [d.ref, d]));
    const all = (await allClauses(unit)).filter((c) => documents.get(c.documentRef)?.standing !== 'local');
    const clauses = all.map((c) => {
      const document = documents.get(c.documentRef);
      const local = c.localDocument === null ? null : documents.get(c.localDocument);
      return {
        id: c.id,
        document: c.documentRef,
        documentTitle: document?.title ?? c.documentRef,
        documentSet: document?.documentSet ?? null,
        part: document?.part ?? null,
        number: c.number,
        text: c.text,
        state: c.state,
        localMeasure: c.localMeasure,
        localDocument: local ? { ref: local.ref, title: local.title } : null,
        owner: c.owner,
        dueOn: c.dueOn,
        late: isOpen(c.state) && c.dueOn !== null && c.dueOn < unit.today,
        note: c.note,
        changedAt: c.changedAt?.toISOString() ?? null,
      };
    });
    const names = [...new Set([...documents.values()].flatMap((d) => d.documentSet ?? []))];
    return {
      clauses: clauses.filter((c) => (query.which !== 'open' || isOpen(c.state)) && (query.set === undefined || c.documentSet === query.set) && (query.document === undefined || c.document === query.document)),
      sets: names.map((name) => {
        const own = clauses.filter((c) => c.documentSet === name);
        return {
          name,
          documents: [...documents.values()].filter((d) => d.documentSet === name && d.standing === 'superior').length,
          clauses: own.length,
          implemented: own.filter((c) => c.state === 'implemented').length,
          notImplemented: own.filter((c) => isOpen(c.state)).length,
        };
      }),
    };
  });

/** The work systems, their rules and tasks, and how far each is carried out (M003). */
export const listSystems = (house: House, actor: Actor): Promise<Out<typeof contract.listSystems>> =>
  reading(house, actor, undefined, async (unit, { pack }) => {
    const items = await workItems(unit);
    const titles = new Map((await documentsInUse(unit, pack)).map((d) => [d.ref, d.title]));
    return (await openSystems(unit)).map((s) => ({
      id: s.id,
      name: s.name,
      ...systemStatus(items, s.id, unit.today),
      items: items
        .filter((i) => i.systemId === s.id)
        .map(({ systemId: _s, documentRef, ...i }) => ({ ...i, document: documentRef === null ? null : { ref: documentRef, title: titles.get(documentRef) ?? documentRef }, late: isLate(i, unit.today) })),
    }));
  });
