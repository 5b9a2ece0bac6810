import { createPublicKey, verify } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal.ts';
import { checkBox, type BoxCheck } from './voter/open-box.ts';

export type BoxVerification = BoxCheck;
/** Checks the file of a published box, without any database. Refuses `assessment.box_unreadable` when it is no JSON. */
export async function verifyBallotFile(bytes: Uint8Array): Promise<BoxVerification> {
  let file: unknown;
  try {
    file = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('invalid', 'assessment.box_unreadable');
  }
  return checkBox(file, (pem, content, signature) => verify(null, content, createPublicKey(pem), signature));
}
