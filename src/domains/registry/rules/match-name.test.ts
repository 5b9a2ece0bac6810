import { describe, expect, it } from 'vitest';
import { matchPerson, matchUnit } from './match-name.ts';

describe('who is meant', () => {
  const p = (id: string, unit: string, title = '') => ({ id, organizationName: unit, unitNames: [unit], title });
  it.each([
    ['nobody of that name', { name: '王伟', unit: '水利局' }, [], 'nobody', null, ['nobody_of_name']],
    ['name and unit', { name: '王伟', unit: '水利局' }, [p('a', '水利局')], 'matched', 'a', ['same_name', 'same_unit']],
    ['the unit written longer', { name: '王伟', unit: '清河县水利局局长' }, [p('a', '水利局')], 'matched', 'a', ['same_name', 'same_unit']],
    ['a name alone', { name: '王伟', unit: null }, [p('a', '水利局')], 'open', null, ['same_name', 'unit_not_named']],
    ['another unit', { name: '王伟', unit: '教育局' }, [p('a', '水利局')], 'open', null, ['same_name', 'other_unit']],
    ['a namesake elsewhere', { name: '王伟', unit: '水利局' }, [p('a', '水利局'), p('b', '教育局')], 'matched', 'a', ['same_name', 'same_unit', 'namesakes']],
    ['two namesakes in the unit', { name: '王伟', unit: '水利局' }, [p('a', '水利局'), p('b', '水利局')], 'open', null, ['same_name', 'same_unit', 'namesakes']],
    ['told apart by their posts', { name: '王伟', unit: '水利局副局长' }, [p('a', '水利局', '副局长'), p('b', '水利局', '科员')], 'matched', 'a', ['same_name', 'same_unit', 'same_title', 'namesakes']],
  ])('%s', (_, named, candidates, state, subjectId, reasons) => expect(matchPerson(named, candidates)).toEqual({ state, subjectId, reasons }));
  it('is never said when there are more than were looked at', () => expect(matchPerson({ name: '王伟', unit: '水利局' }, [p('a', '水利局')], true).state).toBe('open'));
  const units = [{ id: 'u', name: '清河县水利局', shortName: '水利局' }, { id: 'v', name: '清河县教育局', shortName: '教育局' }];
  it.each([['水利局', 'matched'], ['清河县水利局', 'matched'], ['清河县水利局建设科', 'open'], ['气象局', 'nobody']])('unit %s: %s', (name, state) => expect(matchUnit(name, units).state).toBe(state));
});
