import { describe, expect, it } from 'vitest';
import { figureFlags, type StatedFigure } from './figure-flags.ts';

const figure = (key: string, indicator: string, value: string, more: Partial<StatedFigure> = {}): StatedFigure => ({ key, about: '县', indicator, period: '2023', value, unit: '个', stated: 'unverified', checked: null, ...more });
const flags = (...figures: StatedFigure[]) => Object.fromEntries([...figureFlags(figures)].map(([k, v]) => [k, v.join()]));

describe('evidence.figure_flags (M019)', () => {
  it('the practice’s own example: 甲 verified, 乙 unverified, 丙 stated twice', () => {
    const figures = [figure('1', '甲', '120', { stated: 'verified' }), figure('2', '乙', '80'), figure('3', '丙', '50'), figure('4', '丙', '65')];
    expect(flags(...figures)).toEqual({ 1: '', 2: 'unverified', 3: 'contradictory', 4: 'contradictory' });
    expect(flags(figures[0]!, { ...figures[1]!, checked: 'verified' }, figures[2]!, figures[3]!)).toEqual({ 1: '', 2: '', 3: 'contradictory', 4: 'contradictory' });
  });
  it.each([
    ['the same value twice', figure('1', '丙', '50', { stated: 'verified' }), figure('2', '丙', '50.0', { stated: 'verified' }), { 1: '', 2: '' }],
    ['another period', figure('1', '丙', '50', { stated: 'verified' }), figure('2', '丙', '65', { stated: 'verified', period: '2022' }), { 1: '', 2: '' }],
    ['another unit of government', figure('1', '丙', '50', { stated: 'verified' }), figure('2', '丙', '65', { stated: 'verified', about: '乡' }), { 1: '', 2: '' }],
    ['nothing to compare with', figure('1', '丙', '50', { about: null }), figure('2', '丙', '65', { about: null }), { 1: 'unverified', 2: 'unverified' }],
    ['stated as verified, contradicted later', figure('1', '丙', '50', { stated: 'verified' }), figure('2', '丙', '65'), { 1: 'contradictory', 2: 'contradictory' }],
    ['one checked, the other waits', figure('1', '丙', '50', { checked: 'verified' }), figure('2', '丙', '65'), { 1: '', 2: 'contradictory' }],
    ['one rejected frees the other', figure('1', '丙', '50', { stated: 'verified' }), figure('2', '丙', '65', { checked: 'rejected' }), { 1: '', 2: 'rejected' }],
    ['ten is not one hundred', figure('1', '丙', '10', { stated: 'verified' }), figure('2', '丙', '100', { stated: 'verified' }), { 1: 'contradictory', 2: 'contradictory' }],
  ])('%s', (_name, a, b, expected) => expect(flags(a, b)).toEqual(expected));
});
