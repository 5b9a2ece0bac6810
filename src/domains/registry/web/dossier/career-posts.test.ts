import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../contract.ts';
import { careerPosts } from './career-posts.ts';

type File = Parameters<typeof careerPosts>[0];
const post = (id: string, from: string, to: string | null, more: object = {}) => ({ id, from, to, startedOn: from, endedOn: to, title: '副局长', organizationName: '试验县教育局', kind: 'appointment', main: true, ...more }) as unknown as Dossier['careerBand'][number];
const line = (id: string, startedOn: string | null, endedOn: string | null) => ({ id, startedOn, endedOn, text: `经历${id}` }) as unknown as Dossier['careerLines'][number];
const file = (careerBand: File['careerBand'], careerLines: File['careerLines']): File => ({ careerBand, careerLines, head: { workStartedOn: '1990-09' } as Dossier['head'] });
const keys = (f: File) => careerPosts(f).map((p) => p.key);

describe('careerPosts', () => {
  it('fills the years without an appointment from the résumé', () => {
    const band = [post('a', '2016-03-01', '2021-06-01'), post('b', '2025-09-01', null)];
    expect(keys(file(band, [line('1', '2016-03', '2021-06'), line('2', '2021-06', '2025-09'), line('3', '2025-09', null)]))).toEqual(['a', 'b', '2']);
  });
  it('leaves out schooling and lines without a beginning', () => expect(keys(file([], [line('1', '1986-09', '1989-07'), line('2', null, '1999'), line('3', '1990-09', '1995')]))).toEqual(['3']));
  it('does not let a secondment hide the main line', () => expect(keys(file([post('s', '2010-01-01', '2011-01-01', { kind: 'secondment' })], [line('1', '2008-01', '2012-01')]))).toEqual(['s', '1']));
  it('stacks concurrent and seconded posts and names the unit where the title does not', () => {
    const posts = careerPosts(file([post('a', '2016-03-01', null, { title: '试验县教育局副局长' }), post('b', '2017-01-01', null, { main: false }), post('c', '2018-01-01', null, { kind: 'secondment' })], []));
    expect(posts.map((p) => [p.kind, p.organization])).toEqual([['main', undefined], ['concurrent', '试验县教育局'], ['seconded', '试验县教育局']]);
  });
});
