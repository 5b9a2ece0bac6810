import { describe, expect, it } from 'vitest';
import { rewardSentences } from './reward-sentences.ts';

describe('rewardSentences', () => {
  it.each(['无', '无。', '', '没有', '未受过任何处分'])('%j says nothing', (text) => expect(rewardSentences(text)).toEqual([]));
  it('takes one entry per sentence with its month and issuer', () => {
    expect(rewardSentences('2016年12月，经示范市人民政府批准，记三等功一次。2020.07被示范县委评为优秀共产党员')).toEqual([
      { kind: 'reward', title: '2016年12月，经示范市人民政府批准，记三等功一次', issuer: '示范市人民政府', issuedOn: '2016-12' },
      { kind: 'reward', title: '2020.07被示范县委评为优秀共产党员', issuer: '示范县委', issuedOn: '2020-07' },
    ]);
  });
  it.each(['2019年3月因工作失职受到党内警告处分', '2021年被诫勉谈话', '2020年5月给予政务记过处分'])('%s is a measure', (text) => expect(rewardSentences(text)[0]!.kind).toBe('discipline'));
  it('does not take list numbers for text', () => expect(rewardSentences('1、2018年嘉奖；2、2019年嘉奖').map((r) => r.title)).toEqual(['2018年嘉奖', '2019年嘉奖']));
});
