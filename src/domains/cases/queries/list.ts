import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import { organizationNames, peopleNamed, personSummaries, regionName, watermarkOf } from '../../registry/index.ts';
import { readCases } from '../access.ts';
import { typeOf } from '../commands/hold-case.ts';
import type { CaseLine, exportCases, listCases } from '../contract.ts';
import { caseType } from '../definition.ts';
import { countCases, countsByType, findCases, type CaseFilter, type CasePage } from '../store/index.ts';
import { listWords } from './list-words.ts';
import { scopesOf } from './scopes.ts';
import { lineOf } from './views.ts';

type Query = Omit<z.output<NonNullable<typeof listCases.query>>, 'offset' | 'limit' | 'sort'>;

/** What is asked for, within what the actor may read; who is meant by a name is found in the registry. */
async function filterOf(unit: Unit, q: Query): Promise<CaseFilter & { readonly scopes: NonNullable<CaseFilter['scopes']> }> {
  const { text, assignee, ...same } = q;
  const scopes = await scopesOf(unit, readCases);
  return {
    ...same,
    scopes,
    ...(text ? { text, peopleOfText: (await peopleNamed(unit, text, 'all')).map((p) => p.id) } : {}),
    ...(assignee === undefined ? {} : { assignee: { accountId: assignee === 'mine' ? unit.actor.accountId : null, orNobody: assignee === 'nobody' } }),
  };
}

const orderOf = (sort: string): Pick<CasePage, 'sort' | 'descending'> => ({ sort: sort.replace(/^-/, '') as NonNullable<CasePage['sort']>, descending: sort.startsWith('-') });

async function lines(unit: Unit, filter: CaseFilter, page: CasePage): Promise<CaseLine[]> {
  const cases = await findCases(unit, { ...filter, ...page });
  const people = await personSummaries(unit, [...new Set(cases.flatMap((c) => c.parties.map((p) => p.personId)))]);
  const units = await organizationNames(unit, [...new Set(cases.map((c) => c.organizationId))]);
  return cases.map((c) => lineOf(c, typeOf(c), unit.today, people, units));
}

/** A page of the files the actor may read; what is counted is all that pass, not the page. */
export const caseList = (house: House, actor: Actor, { offset, limit, sort, ...q }: z.output<NonNullable<typeof listCases.query>>): Promise<z.infer<typeof listCases.output>> =>
  house.unit(actor, async (unit) => {
    const filter = await filterOf(unit, q);
    const { total, late } = await countCases(unit, filter);
    const counts = await countsByType(unit, filter.scopes);
    const cases = await lines(unit, filter, { ...orderOf(sort), offset, limit });
    return {
      cases,
      total,
      late,
      next: cases.length > 0 && offset + cases.length < total ? offset + cases.length : null,
      types: filter.scopes.map((s) => {
        const type = caseType(s.type)!;
        return { key: s.type, title: type.title, states: Object.entries(type.states).map(([key, state]) => ({ key, title: state.title })), open: 0, late: 0, ...counts.get(s.type) };
      }),
    };
  });

/** So many files fit on a list that people still read; a narrower question is asked for. */
const MOST_EXPORTED = 5000;

/** The list as xlsx, marked with who took it out and when; taking it out is audited. Refuses `cases.list_too_long`. */
export async function caseListFile(house: House, actor: Actor, { language, sort, ...q }: z.output<NonNullable<typeof exportCases.query>>): Promise<FileAnswer> {
  const words = listWords(language);
  const { rows, watermark, day } = await house.unit(actor, async (unit) => {
    const filter = await filterOf(unit, q);
    const { total } = await countCases(unit, filter);
    if (total > MOST_EXPORTED) throw new Refusal('too_large', 'cases.list_too_long', { total, limit: MOST_EXPORTED });
    const found = await lines(unit, filter, { ...orderOf(sort), limit: MOST_EXPORTED });
    unit.audit({ action: 'cases.list_exported', subjectKind: 'case', subjectId: null, detail: { cases: found.length, ...q } });
    return { rows: found, watermark: watermarkOf(await regionName(unit), actor, unit.at), day: unit.today };
  });
  const bytes = await writeWorkbook({
    watermark,
    sheets: [{ name: words.title, columns: words.columns.map(([header, width]) => ({ header, width, format: 'text' as const })), rows: rows.map((c) => words.row(c)) }],
  });
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${words.title}-${day}.xlsx` };
}
