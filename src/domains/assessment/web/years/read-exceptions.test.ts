import { expect, it } from 'vitest';
import { readExceptions } from './read-exceptions.ts';

const people = [
  { personId: 'a', name: '张三', organizationName: '柳林镇' },
  { personId: 'b', name: '李四', organizationName: '柳林镇' },
  { personId: 'c', name: '李四', organizationName: '县水利局' },
];
it.each([
  ['张三 是', 'boolean', { exceptions: [{ personId: 'a', value: true }], unknown: [], ambiguous: [] }],
  ['张三 否\n', 'boolean', { exceptions: [{ personId: 'a', value: false }], unknown: [], ambiguous: [] }],
  ['李四（水利局） 8', 'number', { exceptions: [{ personId: 'c', value: 8 }], unknown: [], ambiguous: [] }],
  ['李四 8', 'number', { exceptions: [], unknown: [], ambiguous: ['李四'] }],
  ['王五 警告\n张三  警告', 'string', { exceptions: [{ personId: 'a', value: '警告' }], unknown: ['王五'], ambiguous: [] }],
  ['张三', 'boolean', { exceptions: [], unknown: ['张三'], ambiguous: [] }],
  ['', 'boolean', { exceptions: [], unknown: [], ambiguous: [] }],
])('%s as %s', (text, type, expected) => expect(readExceptions(text, people, type)).toEqual(expected));
