import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { merkle } from '../../../../kernel/merkle.ts';
import { headText, toBase64, type Receipt } from '../../../../kernel/tree-head.ts';
import { checkText } from './check-file.ts';

/** A log of two entries, made with the server's own hash, so that the browser's code is checked against another one. */
function made(): Receipt {
  const m = merkle((b) => createHash('sha256').update(b).digest());
  const content = JSON.stringify({ occurredOn: '2026-06-01', title: '抢修供水主管' });
  const sibling = m.leafHash(new TextEncoder().encode('other'));
  const root = m.nodeHash(m.leafHash(new TextEncoder().encode(content)), sibling);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const head = { origin: 'dandang/x/evidence', size: 2, root: toBase64(root), sealedAt: '2026-06-02T00:00:00.000Z' };
  return { format: 'dandang-receipt-1', content, position: 0, proof: [toBase64(sibling)], head: { ...head, keyId: 'k', signature: toBase64(sign(null, Buffer.from(headText(head)), privateKey)) }, publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string };
}

it('a true receipt holds, and says what it is about', async () => {
  expect(await checkText(JSON.stringify(made()))).toMatchObject({ title: '抢修供水主管', occurredOn: '2026-06-01', check: { valid: true, inclusion: true, signature: true } });
});
it('one changed word breaks the inclusion, one changed size the signature', async () => {
  const r = made();
  expect(await checkText(JSON.stringify({ ...r, content: r.content.replace('供水', '供电') }))).toMatchObject({ check: { valid: false, inclusion: false, signature: true } });
  expect(await checkText(JSON.stringify({ ...r, head: { ...r.head, sealedAt: '2026-06-03T00:00:00.000Z' } }))).toMatchObject({ check: { valid: false, inclusion: true, signature: false } });
});
it.each(['', '{}', 'not json', '[1]'])('%j is no receipt', async (text) => expect(await checkText(text)).toBe('not_a_receipt'));
