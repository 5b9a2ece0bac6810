import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { readPolicy } from '../access.ts';
import { policyInForce } from '../commands/policy-in-force.ts';
import type * as contract from '../contract.ts';
import type { DocumentLine, MeasureView, ParameterView, RuleView } from '../contract.ts';
import { documentsInUse, type DocumentInUse } from '../documents-in-use.ts';
import type { Facts, PolicyPack } from '../model.ts';
import { knownSupplies, policyLibrary } from '../policies.ts';
import type { PolicyView } from '../policy-view.ts';
import { factLines, type FactLine } from '../rules/fact-lines.ts';
import { ruleOn } from '../rules/parameter-on.ts';
import { allClauses } from '../store/clauses.ts';
import { citations, measureStates } from '../store/register.ts';
import { versionLines } from '../store/versions.ts';
import { examplesOf } from './drafts.ts';
import { cited, resultsOf, showLocalMeasure, showMeasure, showParameter, showRule, tableOn } from './shown.ts';

type Out<E extends { readonly output: z.ZodType }> = z.input<E['output']>;

/** Opens a unit of work with the policy of a day (default today), for whoever may read the library. */
const reading = <T>(house: House, actor: Actor, on: Day | undefined, work: (unit: Unit, view: PolicyView) => Promise<T>): Promise<T> =>
  house.unit(actor, async (unit) => {
    must(actor, readPolicy, { regionId: actor.regionId });
    return work(unit, await policyInForce(unit, on ?? unit.today));
  });


const countsOf = (pack: PolicyPack, ref: string, on: Day): { parameters: number; rows: number; measures: number } => {
  const cites = (entry: { source: { document: string }; also?: readonly { document: string }[] | undefined }): boolean => entry.source.document === ref || (entry.also ?? []).some((s) => s.document === ref);
  return {
    parameters: [...pack.parameters.values()].filter((p) => p.values.some(cites)).length,
    rows: [...pack.rules.values()].reduce((sum, versions) => sum + (tableOn(pack, versions, on)?.rows.filter(cites).length ?? 0), 0),
    measures: [...pack.measures.values()].filter(cites).length,
  };
};

function showDocument(pack: PolicyPack, d: DocumentInUse, on: Day, clauses: number): DocumentLine {
  const { packBasis: _basis, ...line } = d;
  return { ...line, ...countsOf(pack, d.ref, on), clauses };
}

export const openPolicy = (house: House, actor: Actor, on?: Day): Promise<Out<typeof contract.openPolicy>> =>
  reading(house, actor, on, async (unit, { pack, on: day }) => {
    const { folders } = await policyLibrary();
    const clauses = await allClauses(unit);
    const cells = [
      ...[...pack.parameters.values()].flatMap((p) => p.values),
      ...[...pack.rules.values()].flatMap((versions) => tableOn(pack, versions, day)?.rows ?? []),
      ...pack.measures.values(),
    ];
    return {
      version: pack.version,
      packId: pack.id,
      title: pack.title,
      place: pack.place,
      on: day,
      lineage: pack.lineage.map((id) => ({ id, title: folders.get(id)?.head.title ?? pack.title })),
      packs: [...folders.values()].map((f) => ({ id: f.head.id, title: f.head.title, rules: f.rules.length, parameters: f.parameters.length, measures: f.measures.length, practices: f.practices.length })),
      versions: (await versionLines(unit)).map((v) => ({ version: v.version, inForceFrom: v.inForceFrom, loadedAt: v.loadedAt.toISOString() })),
      documents: (await documentsInUse(unit, pack)).map((d) => showDocument(pack, d, day, clauses.filter((c) => c.documentRef === d.ref).length)),
      unverified: cells.filter((c) => !c.verified).length,
      entries: cells.length,
    };
  });

export const openDocument = (house: House, actor: Actor, ref: string, on?: Day): Promise<Out<typeof contract.openDocument>> =>
  reading(house, actor, on, async (unit, { pack, on: day }) => {
    const documents = await documentsInUse(unit, pack);
    const document = documents.find((d) => d.ref === ref);
    if (!document) throw new Refusal('not_found', 'policy.document_not_found', { document: ref });
    const titles = new Map(documents.map((d) => [d.ref, d.title]));
    const title = (r: string): string => titles.get(r) ?? r;
    const all = await allClauses(unit);
    const clauses = all.filter((c) => c.documentRef === ref);
    const lines = await citations(unit);
    const clauseNumber = (id: string | null): string | null => (id === null ? null : (all.find((c) => c.id === id)?.number ?? null));
    const examples = await examplesOf(pack);
    const cites = (e: { source: { document: string }; also?: readonly { document: string }[] | undefined }): boolean => e.source.document === ref || (e.also ?? []).some((s) => s.document === ref);
    const tables = [...pack.rules.values()].flatMap((versions) => tableOn(pack, versions, day) ?? []).filter((t) => t.rows.some(cites));
    return {
      document: showDocument(pack, document, day, clauses.length),
      basis: [
        ...document.packBasis.map((b) => ({ ref: b, title: title(b), clause: null })),
        ...lines.filter((c) => c.documentId === ref).map((c) => ({ ref: c.basisRef, title: title(c.basisRef), clause: clauseNumber(c.clauseId) })),
      ],
      citedBy: [...documents.filter((d) => d.packBasis.includes(ref)).map((d) => d.ref), ...new Set(lines.filter((c) => c.basisRef === ref).map((c) => c.documentId))].map((r) => ({ ref: r, title: title(r) })),
      clauses: clauses.map((c) => ({ id: c.id, number: c.number, text: c.text, state: c.state })),
      parameters: [...pack.parameters.values()].filter((p) => p.values.some(cites)).map((p) => showParameter(pack, p, day)),
      rules: tables.map((t) => showRule(pack, t, day, examples)),
      measures: (await measuresShown(unit, pack, day)).filter((m) => m.source?.document === ref),
      announced: pack.announced.filter((a) => a.source.document === ref || a.id === ref).map(({ source: _s, ...a }) => a),
    };
  });

/** Measures of the pack and of the register with their state on a day. */
export async function measuresShown(unit: Unit, pack: PolicyPack, on: Day): Promise<MeasureView[]> {
  const states = await measureStates(unit, on);
  const units = await organizationNames(unit, [...new Set([...states.values()].flatMap((s) => s.unitIds ?? []))]);
  const titles = new Map((await documentsInUse(unit, pack)).map((d) => [d.ref, d.title]));
  return [
    ...[...pack.measures.values()].map((m) => showMeasure(pack, m, states.get(m.id), units)),
    ...[...states.values()].filter((s) => s.wording !== null).map((s) => showLocalMeasure(pack, s, titles, units)),
  ];
}

export const listMeasures = (house: House, actor: Actor, on?: Day): Promise<MeasureView[]> => reading(house, actor, on, (unit, { pack, on: day }) => measuresShown(unit, pack, day));

export const listParameters = (house: House, actor: Actor, on?: Day): Promise<ParameterView[]> =>
  reading(house, actor, on, async (_unit, { pack, on: day }) => [...pack.parameters.values()].map((p) => showParameter(pack, p, day)));

export const listRules = (house: House, actor: Actor, on?: Day): Promise<Out<typeof contract.listRules>> =>
  reading(house, actor, on, async (_unit, { pack, on: day }) => {
    const examples = await examplesOf(pack);
    return [...pack.rules].flatMap(([id, versions]) => {
      const table = tableOn(pack, versions, day);
      if (!table) return [];
      const results = resultsOf(pack, id, examples);
      return [{ id, title: table.title, effectiveFrom: table.effectiveFrom, hitPolicy: table.hitPolicy, rows: table.rows.length, verifiedRows: table.rows.filter((r) => r.verified).length, examples: results.length, examplesPassed: results.filter((r) => r.passed).length }];
    });
  });

export const listFacts = (house: House, actor: Actor, on?: Day, all = false): Promise<Out<typeof contract.listFacts>> =>
  reading(house, actor, on, async (_unit, { pack, on: day }) => {
    const asked = factLines(pack, day, knownSupplies());
    const names = new Set(asked.map((l) => l.fact.name));
    const others: FactLine[] = all ? [...pack.vocabulary.values()].filter((f) => !names.has(f.name)).map((fact) => ({ fact, askers: [], supplies: [], told: 'none' })) : [];
    return [...asked, ...others].map(({ fact, askers, supplies, told }) => ({
      name: fact.name, en: fact.en, meaning: fact.meaning, type: fact.type, values: [...(fact.values ?? [])], unit: fact.unit ?? null, expectedFrom: fact.suppliedBy, told,
      supplies: supplies.map(({ by, how }) => ({ by, how })),
      askers: [...askers],
    }));
  });

export const openRule = (house: House, actor: Actor, id: string, on?: Day): Promise<RuleView> =>
  reading(house, actor, on, async (_unit, { pack, on: day }) => showRule(pack, ruleOn(pack, id, day), day, await examplesOf(pack)));

export const tryRule = (house: House, actor: Actor, id: string, input: { readonly on?: Day | undefined; readonly facts: Facts }): Promise<Out<typeof contract.tryRule>> =>
  reading(house, actor, input.on, async (_unit, view) => {
    const decision = view.decide(id, input.facts);
    return {
      version: decision.packVersion,
      status: decision.status,
      outputs: decision.outputs,
      collected: [...decision.collected],
      trace: decision.trace.map((t) => ({ row: t.row, state: t.state, reason: t.reason, source: cited(view.pack, t.source), verified: t.verified, missing: [...t.missing] })),
      missing: [...decision.missing],
    };
  });
