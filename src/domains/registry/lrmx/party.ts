import type { PartialDate } from '../../../kernel/period.ts';
import { parseFileDate, plainDigits } from './dates.ts';

/** One membership in 入党时间: the party by its short name, since when if the file says. */
export interface PartyMembership {
  readonly party: string;
  readonly since: PartialDate | null;
}

export interface PartyJoining {
  readonly memberships: readonly PartyMembership[];
  /** Parts that could not be understood, as written. */
  readonly rest: readonly string[];
}

const COMMUNIST = '中共';
/** Short names as the form uses them, with the spellings found in files. */
const parties: readonly (readonly [string, RegExp])[] = [
  [COMMUNIST, /^(?:中共|中共党员|中国共产党|党员)$/],
  ['民革', /^(?:民革|中国国民党革命委员会)$/],
  ['民盟', /^(?:民盟|中国民主同盟)$/],
  ['民建', /^(?:民建|中国民主建国会)$/],
  ['民进', /^(?:民进|中国民主促进会)$/],
  ['农工党', /^(?:农工|农工党|中国农工民主党)$/],
  ['致公党', /^(?:致公|致公党|中国致公党)$/],
  ['九三', /^(?:九三|九三学社)$/],
  ['台盟', /^(?:台盟|台湾民主自治同盟)$/],
  ['无党派', /^(?:无党派|无党派人士)$/],
];

const partyNamed = (text: string): string | undefined => parties.find(([, spelling]) => spelling.test(text))?.[0];

/**
 * 入党时间 as files write it: `200108`, `200108；民建`, `九三；民建；民盟`, `(民革)`, `民建2001.08`, `2001.08 民盟`.
 * A bare date is the day of joining the Communist Party. What is not understood stays in `rest`.
 */
export function parsePartyJoining(text: string): PartyJoining {
  const memberships: PartyMembership[] = [];
  const rest: string[] = [];
  for (const raw of plainDigits(text).split(/[;；、，,\n]/)) {
    const part = raw.trim().replace(/^[（(]\s*(.*?)\s*[）)]$/, '$1');
    if (part === '') continue;
    const m = /^(\D*?)[\s（(]*(\d[\d.年月日/-]*)?[\s）)]*(\D*)$/.exec(part);
    const name = `${m?.[1] ?? ''}${m?.[3] ?? ''}`.replace(/[\s（()）]+/g, '').replace(/加?入$/, '');
    const since = m?.[2] === undefined ? null : parseFileDate(m[2]);
    const party = name === '' ? (since === null ? undefined : COMMUNIST) : partyNamed(name);
    if (m === null || party === undefined || (m[2] !== undefined && since === null)) rest.push(raw.trim());
    else memberships.push({ party, since });
  }
  return { memberships, rest };
}
