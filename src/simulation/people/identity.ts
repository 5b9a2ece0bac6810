import type { Sex } from '../../domains/registry/index.ts';
import type { Day } from '../../kernel/period.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
const checkCharacter = (first17: string): string => CHECK[WEIGHTS.reduce((sum, w, i) => sum + w * Number(first17[i]), 0) % 11]!;

/** An identity number of an address that does not exist, right in every other respect; `order` tells people of one birthday apart. */
export function identityNumber(regionCode: string, bornOn: Day, sex: Sex, order: number): string {
  const sequence = ((order * 2) % 998) + (sex === 'male' ? 1 : 2);
  const first17 = `${regionCode}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}
