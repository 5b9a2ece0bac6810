import { useState } from 'react';
import { askWhere, Refused } from './ask.ts';
import type { Receipt } from './keep.ts';
import { useVoteTexts } from './texts.ts';

interface Props {
  readonly region: string;
  readonly electionId: string;
  readonly title: string;
  readonly receipt: Receipt;
  readonly onForget: () => void;
}
type Found = Awaited<ReturnType<typeof askWhere>> | 'offline' | { readonly refused: string };

const inFours = (text: string): string => text.replace(/(.{4})/g, '$1 ').trim();

/** The vote is in: what to keep, and whether it is still there. */
export function ReceiptView({ region, electionId, title, receipt, onForget }: Props) {
  const { say } = useVoteTexts();
  const [copied, setCopied] = useState<boolean | null>(null);
  const [leaving, setLeaving] = useState(false);
  const link = `${location.origin}/vote/${encodeURIComponent(region)}/${electionId}#${receipt.tokenHash}`;
  return (
    <>
      <h1>{title}</h1>
      <div className="v-received" role="status">
        <h2>{say('receipt.title')}</h2>
        <p>{say('receipt.words')}</p>
      </div>
      <p>{say('receipt.number')}</p>
      <p className="v-receipt" data-receipt={receipt.tokenHash}>
        {inFours(receipt.tokenHash)}
      </p>
      <div className="v-row">
        <button type="button" onClick={() => void copy(link).then(setCopied)}>
          {say('receipt.copy')}
        </button>
        <span role="status">{copied === null ? '' : say(copied ? 'receipt.copied' : 'receipt.copyFailed')}</span>
      </div>
      <CheckVote region={region} electionId={electionId} tokenHash={receipt.tokenHash} receipt={receipt} />
      <p className="v-note">{say('receipt.nobody')}</p>
      {leaving ? (
        <div className="v-warning">
          <p>{say('receipt.forgetWords')}</p>
          <button type="button" onClick={onForget}>
            {say('receipt.forget')}
          </button>
        </div>
      ) : (
        <button type="button" className="v-plain" onClick={() => setLeaving(true)}>
          {say('receipt.forget')}
        </button>
      )}
    </>
  );
}

/** Older browsers inside other programs have no clipboard of their own. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** Asks where a vote is by the hash of its token; with the receipt of this phone also whether the published ballot is the one that was sent. */
export function CheckVote({ region, electionId, tokenHash, receipt }: { readonly region: string; readonly electionId: string; readonly tokenHash: string; readonly receipt?: Receipt }) {
  const { say } = useVoteTexts();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const check = async () => {
    setBusy(true);
    setFound(await askWhere(region, electionId, tokenHash, receipt?.mark).catch((e: unknown): Found => (e instanceof Refused ? { refused: e.code } : 'offline')));
    setBusy(false);
  };
  return (
    <div className="v-check">
      <button type="button" className="v-main" disabled={busy} onClick={() => void check()}>
        {say('check.now')}
      </button>
      <div role="status">{found !== null && <Where found={found} receipt={receipt} />}</div>
    </div>
  );
}

function Where({ found, receipt }: { readonly found: Found; readonly receipt: Receipt | undefined }) {
  const { say } = useVoteTexts();
  if (found === 'offline') return <p className="v-warning">{say('trouble.offline')}</p>;
  if ('refused' in found) return <p className="v-warning">{say('check.unknown')}</p>;
  if (found.token === 'absent') return <p className="v-warning">{say('check.absent')}</p>;
  const same = receipt && found.ballotHash !== null ? found.ballotHash === receipt.ballotHash : null;
  return (
    <div className={same === false ? 'v-warning' : 'v-good'}>
      <p>{say(`check.${found.token}`)}</p>
      {same !== null && <p>{say(same ? 'check.same' : 'check.differs')}</p>}
      {found.root !== null && (
        <p className="v-note">
          {say('check.root')} <span className="v-receipt">{found.root}</span>
        </p>
      )}
    </div>
  );
}

/** Checking with a receipt from elsewhere: from the link that was kept, or typed in. */
export function CheckPage({ region, electionId, tokenHash }: { readonly region: string; readonly electionId: string; readonly tokenHash: string }) {
  const { say } = useVoteTexts();
  const [typed, setTyped] = useState(inFours(tokenHash));
  const plain = typed.replace(/\s/g, '');
  const whole = /^[\w-]{43}$/.test(plain);
  return (
    <>
      <h1>{say('check.title')}</h1>
      <label>
        {say('receipt.number')}
        <textarea className="v-code" rows={2} spellCheck={false} autoComplete="off" value={typed} onChange={(e) => setTyped(e.target.value)} />
      </label>
      {whole ? <CheckVote key={plain} region={region} electionId={electionId} tokenHash={plain} /> : <p className="v-note">{say('check.type')}</p>}
    </>
  );
}
