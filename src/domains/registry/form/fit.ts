/** Sizes are in half-points, lengths in twips (20 to the point): a character of size s is s × 10 twips wide. */
export const LINE_HEIGHT = 1.2;
/** Fonts that stand in for 宋体 are a little wider in Latin letters and figures. */
const LATIN_WIDTH = 0.56;

/** Width of a text in characters of full width. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const c of text) width += c.codePointAt(0)! < 0x2e80 && !/[“”‘’—…·（）、，。；：]/.test(c) ? LATIN_WIDTH : 1;
  return width;
};

/** Lines a paragraph takes at a width in full characters. Where it wraps one character is kept spare: punctuation may not begin a line. */
function linesOf(text: string, room: number): number {
  return text.split('\n').reduce((n, line) => {
    const width = widthOf(line);
    return n + (width <= room ? 1 : Math.ceil(width / Math.max(1, room - 0.9)));
  }, 0);
}

export interface Fitting {
  readonly texts: readonly { readonly text: string; readonly indent: number }[];
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
}

/** The largest size at which the texts fit their box; the smallest allowed when none does, and then the box grows. */
export function fitSize({ texts, width, height, largest, smallest }: Fitting): number {
  for (let size = largest; size > smallest; size--) {
    const room = width / (size * 10);
    const lines = texts.reduce((n, t) => n + linesOf(t.text, room - t.indent), 0);
    if (lines * size * 10 * LINE_HEIGHT <= height) return size;
  }
  return smallest;
}
