import { describe, expect, it } from 'vitest';
import { buildFamilyMember, buildPersonFile } from '../../lrmx/fixtures.ts';
import type { PersonFile } from '../../lrmx/index.ts';
import type { StoredPersonFile } from '../model.ts';
import type { OnFile } from './on-file.ts';
import { cellsOfFile, fileDifferences, filePartOf, personFileColumns, stable } from './person-file.ts';

const cell = (over: Partial<PersonFile>, key: string) => cellsOfFile(buildPersonFile(over))[personFileColumns.indexOf(key as never)];
const stored = (over: Partial<PersonFile> = {}): StoredPersonFile => ({ ...buildPersonFile(over), photo: over.photo === null ? null : Buffer.from(buildPersonFile(over).photo!).toString('base64') });
const onFile = (over: Partial<OnFile> = {}): OnFile => ({ fields: { photoHash: null }, family: [], extra: {}, ...over }) as unknown as OnFile;

describe('boxes as cells', () => {
  it.each<[string, Partial<PersonFile>, string, string | null]>([
    ['a bare date is the Communist Party', { joinedParty: '199806' }, 'politicalStatus', '中共党员'],
    ['and its day', { joinedParty: '199806' }, 'joinedPartyOn', '1998-06'],
    ['the Communist Party comes first', { joinedParty: '民建2001.08；200308' }, 'politicalStatus', '中共党员'],
    ['a democratic party', { joinedParty: '九三2001.08' }, 'politicalStatus', '九三'],
    ['none', { joinedParty: '' }, 'politicalStatus', null],
    ['words that are not understood stay to be corrected', { joinedParty: '大约九八年' }, 'joinedPartyOn', '大约九八年'],
    ['grades year by year', { annualAssessments: '2023、2024年称职；2025年优秀' }, 'assessments', '2023年称职；2024年称职；2025年优秀'],
    ['the school of the degree where that of the schooling is empty', { fullTimeEducationSchool: '', fullTimeDegreeSchool: '某大学' }, 'fullTimeSchool', '某大学'],
    ['no number', { idNumber: '' }, 'idNumber', null],
  ])('%s', (_name, over, key, value) => expect(cell(over, key)).toBe(value));
});

describe('what a file brings beyond a roster', () => {
  const part = filePartOf(stored());
  const filed = onFile({ family: part.family.map((f) => ({ ...f, versionId: 'x' })), extra: { personFile: part.extra }, fields: { photoHash: part.photoHash } as never });
  it('is no difference when it is on file', () => expect(fileDifferences(part, filed)).toEqual([]));
  it('is added where nothing is', () => expect(fileDifferences(part, onFile()).map((d) => [d.key, d.kind])).toEqual([['family', 'added'], ['photo', 'added'], ['otherBoxes', 'added']]));
  it('never erases', () => expect(fileDifferences(filePartOf(stored({ family: [], photo: null })), filed)).toEqual([]));
  it('shows a changed relative by the relations, never by names', () => {
    const [d] = fileDifferences(filePartOf(stored({ family: [buildFamilyMember({ workplace: '别处' })] })), filed);
    expect(d).toEqual({ key: 'family', onFile: '妻子、女儿、父亲', inRoster: '妻子', kind: 'changed' });
  });
  it('counts an unknown element as a change of the other boxes', () => {
    const unknown = [{ after: null, node: { name: 'X', attributes: {}, children: [] } }];
    expect(fileDifferences(filePartOf(stored({ unknown })), filed).map((d) => d.key)).toEqual(['otherBoxes']);
  });
});

it('stable does not care for the order of keys, at any depth', () => {
  expect(stable({ b: [{ y: 1, x: 2 }], a: 1 })).toBe(stable({ a: 1, b: [{ x: 2, y: 1 }] }));
  expect(stable([1, 2])).not.toBe(stable([2, 1]));
});
