import { createPrivateKey, createPublicKey } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { describe, expect, it } from 'vitest';
import { blindSign, newKeyPair, privateKeyOf, publicKeyOf, signedBy } from './blind-signer.ts';
import { toBase64Url } from './rules/box-hash.ts';
import { finishSignature, newToken } from './voter/token.ts';

/** RFC 9474, appendix A.1: RSABSSA-SHA384-PSS-Randomized. Of the long results the first 32 bytes. */
const vector = {
  p: 'e1f4d7a34802e27c7392a3cea32a262a34dc3691bd87f3f310dc75673488930559c120fd0410194fb8a0da55bd0b81227e843fdca6692ae80e5a5d414116d4803fca7d8c30eaaae57e44a1816ebb5c5b0606c536246c7f11985d731684150b63c9a3ad9e41b04c0b5b27cb188a692c84696b742a80d3cd00ab891f2457443dadfeba6d6daf108602be26d7071803c67105a5426838e6889d77e8474b29244cefaf418e381b312048b457d73419213063c60ee7b0d81820165864fef93523c9635c22210956e53a8d96322493ffc58d845368e2416e078e5bcb5d2fd68ae6acfa54f9627c42e84a9d3f2774017e32ebca06308a12ecc290c7cd1156dcccfb2311',
  q: 'c601a9caea66dc3835827b539db9df6f6f5ae77244692780cd334a006ab353c806426b60718c05245650821d39445d3ab591ed10a7339f15d83fe13f6a3dfb20b9452c6a9b42eaa62a68c970df3cadb2139f804ad8223d56108dfde30ba7d367e9b0a7a80c4fdba2fd9dde6661fc73fc2947569d2029f2870fc02d8325acf28c9afa19ecf962daa7916e21afad09eb62fe9f1cf91b77dc879b7974b490d3ebd2e95426057f35d0a3c9f45f79ac727ab81a519a8b9285932d9b2e5ccd347e59f3f32ad9ca359115e7da008ab7406707bd0e8e185a5ed8758b5ba266e8828f8d863ae133846304a2936ad7bc7c9803879d2fc4a28e69291d73dbd799f8bc238385',
  message: '6326d77e43decab132aedf4442fa270a72fd4d604ba39af0ec3823d61d5653e58f3dc6fb8c4a02f4d6352edf0907822c1210a9b32f9bdda4c45a698c80023aa6b59f8cfec5fdbb36331372ebefedae7d',
  inverse: '55f2053e9a4309ac61ac4da7f3a314e626f362e95f30337962d12f08b343165c8dea34d7812dc2dcb227cfa8de49bca57880ac55f6d77b37ed83a32eb33656ddf0cde29761aef9f86bd758280b3403a63b466831cba4c97e17e9a11e4139f9d84e5912b017eafbafdbb3ae59a1424feae6914eb1bf20922c6db5da8a538752b3b662ae15cae7beac9a0362b8836001c57b0c5167dceb9a66e6ab6a90e9898646b4274c3662e4316926c4da7caf5aeff611934b70581280ec68fb2ce04c5681ef95b086b7289afae8ecd669325659791853a9f4c0b784f6f60b212c3b39754d5539e3671d7930d1272e82b3853b6583a83d9ff70c00ce1938c05eccee531cb075564059b2749e84b45dff7d179c69c86c5d1870aeffd6281d099838a3a988ff9e2684f6cc896b5326275309187d9e3558163131e4d247c2ec8317a2c09f8079d32db8241c869bc5f773722ed8e68bfa5c518d20b955abf02103fce1a025149b14670fdfc8a3f0089516db047f86b9be626ff44989d6fcc162c9570da5b862b47304eca2aceba4dedd6a672458aae779004fe116009600a6a52eb6161a3d09fda09963b56f2870a150df7183bfa03ce735513e637631fb4f980657a8cdb953b2156594607f8ebf7de6999626197072afd7ff60a5d2f782dabe026e0f298df141b8a276aaf7202d959088d7721786b04c79e45c807eb46fcf3a94031ef351aff644',
  blinded: '9e4dbdbca099f90884f3f3eae2edcdf5d3340c7ae4efef80475287a7437209b4abbd1d1c7258993b8e89b84e70f0798ee5b473dfe37ac7844b5359d2268a26cab920ce1081c854e403d9d263056a81b43a2dc76ebef97af958735e48e53c63f1b8719b9ef7578e33dec9759a1af70b98e445018a8304ee379085c0484efdb49914e4822cc84455de82fbb01846877feb69a7fb71686738fbfd73f4f756463583020e1ceaa820fa932ab5ed26a75e08d091d13812e03d8e9b1af51c5c70f9350dd8195a3c824698b6c099809a83e3bcfab9cd3bd9a4c29bc5af18d36ec581af87113bba977a83226b7040502b2066de1bafa6aea99b61a9df3ce11955a29aad64954f9b0c0f872130f6b8e4e0530e3c422f8d7310aa8f561e7cb51a005d1c9bc1ca71a9193943dc957c28b6d2bc319e465c2a60189e6b900453a6dcaa354bac929be00479004f17b17043d052f08b70e0c2798a50e690f985ce9fa2cacc3214199644e1e949cda255ac0557f59e9404a1542633db9c9d9051b2792f265e1e616a35e1e41bfd387b544b2454db50c6770b0e77827fd7935342ebb78476dcc99a8ecee33f25244326514322256cc090c56432e05827c310f2c90627898bca43d056410d9e0fef4af636a8c5cb0e40349b59d19384c69bde57691867046522c4f90b29a300205994306fc9940c4c8f3e2b0b43acd1b51a7b2b8958155f615e208839',
  blindSignature: '118be569569a61578bcddeb9c7d4ffd47519208476e4cb061819906247d3b785',
  signature: '80652cfb9f82c43e3c81c32ef41e7f41f36d74c6024cd9dab9d5d35cd4b027e7',
};
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The key of the vector from its primes. */
function vectorKey() {
  const [p, q, e] = [BigInt(`0x${vector.p}`), BigInt(`0x${vector.q}`), 65_537n];
  const inverse = (a: bigint, m: bigint): bigint => {
    let [r0, r1, s0, s1] = [m, ((a % m) + m) % m, 0n, 1n];
    while (r1 > 0n) [r0, r1, s0, s1] = [r1, r0 % r1, s1, s0 - (r0 / r1) * s1];
    return ((s0 % m) + m) % m;
  };
  const d = inverse(e, (p - 1n) * (q - 1n));
  const b64 = (n: bigint): string => Buffer.from(n.toString(16).padStart(2 * Math.ceil(n.toString(16).length / 2), '0'), 'hex').toString('base64url');
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', n: b64(p * q), e: 'AQAB', d: b64(d), p: b64(p), q: b64(q), dp: b64(d % (p - 1n)), dq: b64(d % (q - 1n)), qi: b64(inverse(q, p)) } });
}

describe('blind signatures of RFC 9474', () => {
  it('agree with the vector of the standard: signed here, unblinded in the browser, verified here', async () => {
    const privateKey = vectorKey();
    const publicKey = createPublicKey(privateKey);
    const blind = blindSign(privateKey, publicKey, bytes(vector.blinded))!;
    expect(Buffer.from(blind).toString('hex').slice(0, 64)).toBe(vector.blindSignature);
    const key = await crypto.subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
    const signature = await RSABSSA.SHA384.PSS.Randomized().finalize(key, bytes(vector.message), blind, bytes(vector.inverse));
    expect(Buffer.from(signature).toString('hex').slice(0, 64)).toBe(vector.signature);
    expect(signedBy(publicKey, bytes(vector.message), signature)).toBe(true);
    expect(signedBy(publicKey, bytes(vector.message.replace(/^63/, '64')), signature)).toBe(false);
  });
  it('hold for tokens of a voter, and a signature with another key is found out in the browser', async () => {
    const [pair, other] = [await newKeyPair(), await newKeyPair()];
    const token = await newToken({ electionId: 'e', group: 'g', publicKey: pair.publicKey });
    const sign = (k: typeof pair) => blindSign(privateKeyOf(k.privateKey), publicKeyOf(k.publicKey), Buffer.from(token.blinded, 'base64url'));
    const signature = await finishSignature(token, toBase64Url(sign(pair)!));
    expect(signedBy(publicKeyOf(pair.publicKey), Buffer.from(token.message, 'base64url'), Buffer.from(signature, 'base64url'))).toBe(true);
    const wrong = sign(other);
    if (wrong) await expect(finishSignature(token, toBase64Url(wrong))).rejects.toThrow('invalid signature');
    expect(blindSign(privateKeyOf(pair.privateKey), publicKeyOf(pair.publicKey), Buffer.alloc(256, 255))).toBeNull();
  });
});
