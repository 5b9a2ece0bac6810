import { describe, expect, it } from 'vitest';
import { written, type Fields, type Many } from './written.ts';

const list = (of: string, ...rows: (Fields | string)[]): Many => ({ of, rows });
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe('an answer in both forms', () => {
  it.each<[string, string, Many | Fields, string, string]>([
    ['a list of objects', 'services', list('service', { service_code: '001', metadata: true }), '<services><service><service_code>001</service_code><metadata>true</metadata></service></services>', '[{"service_code":"001","metadata":true}]'],
    ['an empty list', 'services', list('service'), '<services/>', '[]'],
    ['nothing in an element', 'service_requests', list('request', { account_id: null }), '<service_requests><request><account_id/></request></service_requests>', '[{"account_id":null}]'],
    ['a list of words in an object', 'discovery', { formats: list('format', 'text/xml', 'application/json') }, '<discovery><formats><format>text/xml</format><format>application/json</format></formats></discovery>', '{"formats":["text/xml","application/json"]}'],
    ['marks of XML', 'a', { b: '<i>&"' }, '<a><b>&lt;i&gt;&amp;&quot;</b></a>', '{"b":"<i>&\\""}'],
    ['a character that XML has no place for', 'a', { b: 'x\u0000\u0008y\n' }, '<a><b>xy\n</b></a>', '{"b":"x\\u0000\\by\\n"}'],
    ['half a character, and a whole one', 'a', { b: '\uD83D|😀' }, '<a><b>|😀</b></a>', '{"b":"\\ud83d|😀"}'],
  ])('%s', (_what, root, value, xml, json) => {
    expect(written('xml', root, value)).toEqual({ mediaType: 'text/xml; charset=utf-8', text: head + xml });
    expect(written('json', root, value)).toEqual({ mediaType: 'application/json; charset=utf-8', text: json });
  });
});
