import { describe, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { amendPack } from '../overlay/amend.ts';
import { composePack } from '../pack/compose.ts';
import { diskSource } from '../pack/disk.ts';
import { loadLibrary } from '../pack/load.ts';
import { compareAnswers, trialTable } from './trial-answer.ts';

const pack = composePack(await loadLibrary(diskSource(policiesFolder)), 'zhaotong');
const RULE = 'frontline-share-floor';
const [table] = pack.rules.get(RULE)!;
const drafted = amendPack(
  pack,
  [{ id: 'd', title: 'd', from: '2026-12-01', withdrawnFrom: null, contentHash: 'h', overlay: { documents: [], parameters: [{ ...pack.parameters.get('frontline-share-city')!, values: [{ from: '2026-12-01', value: 65, source: { document: 'article-001', article: '昭通市' }, verified: false }] }], rules: [], measures: [], examples: [] } }],
  '2026-12-01',
);
const cite = (source: { document: string; article: string }) => ({ ...source, title: source.document });
const compare = (facts: Record<string, string | number | null>) => compareAnswers(trialTable(pack, RULE, '2026-12-01'), trialTable(drafted, RULE, '2026-12-01'), facts);

describe('two answers of one table', () => {
  it.each([
    ['another outcome', { 提拔层级: '市', 一线经历占比: 62 }, [true, false]],
    ['the same outcome by another floor', { 提拔层级: '市', 一线经历占比: 40 }, [false, false]],
  ] as const)('%s is told with row and article', (_name, facts, [without, withDraft]) => {
    const pair = compare(facts)!;
    expect(pair.without(cite).outputs[0]).toMatchObject({ 达标: without, 下限: 60 });
    expect(pair.withDraft(cite)).toMatchObject({ status: 'decided', outputs: [{ 达标: withDraft, 下限: 65 }], refusal: null });
    expect(pair.withDraft(cite).why[0]?.reason.zh).not.toBe('');
  });

  it.each([
    ['the same', { 提拔层级: '县', 一线经历占比: 90 }],
    ['the same missing fact', { 提拔层级: '市' }],
  ])('%s is no change', (_name, facts) => expect(compare(facts)).toBeNull());

  it('takes what a past case does not tell as not known, never as false', () => {
    const answer = trialTable(pack, RULE, '2026-12-01').answer({});
    expect(answer).toMatchObject({ status: 'undetermined' });
  });

  it('answers everybody with the refusal when the table is not there or not yet', () => {
    const absent = trialTable(pack, 'no-such-table', '2026-12-01');
    expect(absent.show(absent.answer({}), cite)).toMatchObject({ status: 'refused', refusal: { code: 'policy.rule_not_found' } });
    const early = trialTable(pack, RULE, '1990-01-01');
    expect(compareAnswers(early, trialTable(pack, RULE, '2026-12-01'), { 提拔层级: '市', 一线经历占比: 62 })?.without(cite).refusal?.code).toBe('policy.rule_not_yet');
    expect(table!.effectiveFrom > '1990-01-01').toBe(true);
  });
});
