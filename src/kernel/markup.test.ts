import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from './markup.ts';

describe('text in markup', () => {
  it.each([
    ['marks', '<a b="c">&', '&lt;a b=&quot;c&quot;&gt;&amp;'],
    ['control characters', 'a\u0001\u000b\u001fb\t\n', 'ab\t\n'],
    ['half a character', '\ud83d甲\ude00', '甲'],
    ['a whole one of two halves', '😀', '😀'],
    ['what is no character', '\ufffe\uffff', ''],
  ])('%s', (_name, text, written) => expect(escapeMarkup(text)).toBe(written));

  it('whatever is written, a reader gets back what XML can carry', () => {
    const reader = new XMLParser({ trimValues: false, parseTagValue: false, ignoreAttributes: false });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const read = (reader.parse(`<a>${escapeMarkup(text)}</a>`) as { a: string }).a;
        // XML reads every end of a line as one newline.
        const lines = (t: string): string => t.replace(/\r\n?/g, '\n');
        // oxlint-disable-next-line no-control-regex
        expect(lines(read)).toBe(lines(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')));
      }),
    );
  });
});
