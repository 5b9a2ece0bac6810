import { useContext, useEffect, useState } from 'react';
import { askFollow, Refused, sendWord } from './ask.ts';
import { receipts } from './keep.ts';
import { momentIn, PhoneTexts, useSay } from './texts.ts';

type Followed = Awaited<ReturnType<typeof askFollow>>;

/** The receipts this telephone has kept. */
export function ReceiptList() {
  const say = useSay();
  const language = useContext(PhoneTexts);
  const kept = receipts();
  return (
    <main>
      <h1>{say('mine.head')}</h1>
      {kept.length === 0 && <p className="q-note">{say('mine.none')}</p>}
      <ul className="q-list">{kept.map((r) => <li key={r.number}><a href={`/demand/follow#${r.region}.${r.number}.${r.secret}`}>{r.words}</a><small>{r.number} · {momentIn(language, r.at)}</small></li>)}</ul>
    </main>
  );
}

/** Where it stands, like a parcel; the answer; and the asker's own word on it. */
export function FollowPage({ region, number, secret }: { readonly region: string; readonly number: string; readonly secret: string }) {
  const say = useSay();
  const language = useContext(PhoneTexts);
  const [found, setFound] = useState<Followed | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [tries, again] = useState(0);
  useEffect(() => {
    let here = true;
    askFollow(number, secret, region).then((f) => { if (here) { setFound(f); setFault(null); } }, (e: unknown) => { if (here) setFault(e instanceof Refused ? 'follow.unknown' : 'net.open'); });
    return () => { here = false; };
  }, [number, secret, region, tries]);
  if (number === '') return <TypeReceipt />;
  if (!found) return fault === null ? <p className="q-note">{say('opening')}</p> : <><p className="q-warning" role="alert">{say(fault)}</p><button type="button" className="q-main" onClick={() => again((n) => n + 1)}>{say('act.again')}</button></>;
  return (
    <main>
      <p className="q-note">{say('sent.number')} {found.number}</p>
      <h1>{say(`state.${found.state}`)}</h1>
      <p className="q-words">{found.words}</p>
      {found.answer !== null && <div className="q-good"><h2>{say('follow.answer')}</h2><p className="q-words">{found.answer}</p></div>}
      {found.state !== 'answered' && found.state !== 'merged' && <p className="q-note">{say(found.state === 'collected' ? 'follow.dueTriage' : 'follow.due', { at: momentIn(language, found.dueAt) })}{found.level !== null && ` ${say(`level.${found.level}`)}`}</p>}
      {found.mayJudge && <Judge region={region} number={number} secret={secret} onSaid={() => again((n) => n + 1)} />}
      {found.resolved === true && <p className="q-note">{say('follow.saidYes')}</p>}
      <ol className="q-steps">{[...found.steps].reverse().map((s, i) => <li key={i}><b>{say(`step.${s.step}`)}</b>{s.level !== null && s.step !== 'filed' && <span> · {say(`level.${s.level}`)}</span>}<small>{momentIn(language, s.at)}</small>{s.text !== null && s.text !== '' && <p className="q-words">{s.text}</p>}</li>)}</ol>
    </main>
  );
}

function Judge({ region, number, secret, onSaid }: { readonly region: string; readonly number: string; readonly secret: string; readonly onSaid: () => void }) {
  const say = useSay();
  const [not, setNot] = useState(false);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = (resolved: boolean): void => {
    if (!resolved && words.trim().length < 2) { setFault(say('judge.why')); return; }
    setBusy(true);
    sendWord(number, secret, region, resolved, words.trim()).then(onSaid, (e: unknown) => { setBusy(false); if (e instanceof Refused) onSaid(); else setFault(say('net.kept')); });
  };
  return (
    <section className="q-judge">
      <h2>{say('judge.head')}</h2>
      {not && <label className="q-field"><span>{say('judge.why')}</span><textarea rows={3} maxLength={1000} value={words} onChange={(e) => setWords(e.target.value)} /></label>}
      {fault !== null && <p className="q-warning" role="alert">{fault}</p>}
      <p className="q-row">{!not && <button type="button" className="q-main" disabled={busy} onClick={() => send(true)}>{say('judge.yes')}</button>}<button type="button" className={not ? 'q-main' : ''} disabled={busy} onClick={() => (not ? send(false) : setNot(true))}>{say(not ? 'judge.sendNo' : 'judge.no')}</button></p>
      {not && <p className="q-note">{say('judge.lifts')}</p>}
    </section>
  );
}

function TypeReceipt() {
  const say = useSay();
  const [number, setNumber] = useState('');
  const [secret, setSecret] = useState('');
  return (
    <main>
      <h1>{say('act.follow')}</h1>
      <label className="q-field"><span>{say('sent.number')}</span><input inputMode="numeric" value={number} onChange={(e) => setNumber(e.target.value)} /></label>
      <label className="q-field"><span>{say('sent.secret')}</span><input autoCapitalize="characters" value={secret} onChange={(e) => setSecret(e.target.value)} /></label>
      <button type="button" className="q-main" disabled={number.trim() === '' || secret.trim() === ''} onClick={() => { location.hash = `${receipts()[0]?.region ?? ''}.${number.trim()}.${secret.trim()}`; }}>{say('act.follow')}</button>
    </main>
  );
}
