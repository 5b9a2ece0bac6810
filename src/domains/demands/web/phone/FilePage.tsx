import { useEffect, useRef, useState } from 'react';
import { scopes } from '../../model.ts';
import { askEntry, Refused, sendDemand, sendPhoto } from './ask.ts';
import { emptyDraft, forgetDraft, keepDraft, keepReceipt, keptDraft, newUuid, phoneMark, receipts, type Draft, type Receipt } from './keep.ts';
import { bytesOf, smallPicture } from './picture.ts';
import { useSay, type Say } from './texts.ts';

type Entry = Awaited<ReturnType<typeof askEntry>>;
const told = (say: Say, error: unknown): string => (error instanceof Refused ? (say(`refusal.${error.code.replace('.', '_')}`, error.params) === `refusal.${error.code.replace('.', '_')}` ? say('refusal.other') : say(`refusal.${error.code.replace('.', '_')}`, error.params)) : say('net.kept'));

/** Say it, photo, done: kept on the telephone while it is written, sent once whatever the network does. */
export function FilePage({ card, region }: { readonly card: string | null; readonly region: string | null }) {
  const say = useSay();
  const [entry, setEntry] = useState<Entry | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [tries, again] = useState(0);
  const [done, setDone] = useState<Receipt | null>(null);
  useEffect(() => {
    let here = true;
    askEntry(card, region).then((e) => { if (here) { setEntry(e); setFault(null); } }, (e: unknown) => { if (here) setFault(e instanceof Refused ? told(say, e) : say('net.open')); });
    return () => { here = false; };
    // oxlint-disable-next-line exhaustive-deps -- the language changes no answer
  }, [card, region, tries]);
  if (done) return <Sent receipt={done} />;
  if (!entry) return fault === null ? <p className="q-note">{say('opening')}</p> : <><p className="q-warning" role="alert">{fault}</p><button type="button" className="q-main" onClick={() => again((n) => n + 1)}>{say('act.again')}</button></>;
  return <Form card={card} entry={entry} onSent={setDone} />;
}

function Form({ card, entry, onSent }: { readonly card: string | null; readonly entry: Entry; readonly onSent: (r: Receipt) => void }) {
  const say = useSay();
  const [draft, setDraft] = useState<Draft>(() => keptDraft(card) ?? emptyDraft());
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const standing = useRef(draft);
  const change = (part: Partial<Draft>): void => {
    standing.current = { ...standing.current, ...part };
    setDraft(standing.current);
    keepDraft(card, standing.current);
  };
  const add = async (files: FileList | null): Promise<void> => {
    setFault(null);
    for (const file of Array.from(files ?? [])) {
      if (standing.current.photos.length >= entry.photos) { setFault(say('photo.many', { most: entry.photos })); return; }
      const made = await smallPicture(file).catch(() => null);
      if (!made) { setFault(say('refusal.demands_photo_kind')); continue; }
      const key = newUuid();
      change({ photos: [...standing.current.photos, { key, ...made }] });
      // What the browser cannot show is asked of the server at once, so that its reason stands here and not at the end.
      if (made.thumb === '') await push(key).catch((e: unknown) => { setFault(told(say, e)); if (e instanceof Refused) change({ photos: standing.current.photos.filter((p) => p.key !== key) }); });
    }
  };
  const push = async (key: string): Promise<void> => {
    const photo = standing.current.photos.find((p) => p.key === key);
    if (!photo || photo.data === null) return;
    await sendPhoto(card, entry.region, standing.current.clientId, bytesOf(photo.data));
    change({ photos: standing.current.photos.map((p) => (p.key === key ? { ...p, data: null } : p)) });
  };
  const send = async (): Promise<void> => {
    const d = standing.current;
    if (d.words.trim().length < 4) { setFault(say('words.short')); return; }
    if (d.wantsAnswer && d.contact.trim().length < 5) { setFault(say('contact.short')); return; }
    setSending(true);
    setFault(null);
    try {
      for (const p of d.photos) await push(p.key);
      const receipt = await sendDemand({ clientId: d.clientId, words: d.words.trim(), scope: d.scope, aboutHead: d.aboutHead, place: d.place.trim(), latitude: d.latitude, longitude: d.longitude, contact: d.wantsAnswer ? d.contact.trim() : null, card, region: entry.region, phone: phoneMark() });
      const kept: Receipt = { ...receipt, region: entry.region, words: d.words.trim().slice(0, 40), at: new Date().toISOString() };
      keepReceipt(kept);
      forgetDraft(card);
      onSent(kept);
    } catch (error) {
      setFault(told(say, error));
    } finally {
      setSending(false);
    }
  };
  const locate = (): void => navigator.geolocation?.getCurrentPosition((p) => change({ latitude: p.coords.latitude, longitude: p.coords.longitude }), () => setFault(say('place.unknown')), { timeout: 15_000, maximumAge: 60_000 });
  return (
    <main>
      <h1>{say('head')}</h1>
      {entry.place === null ? <p className="q-note">{say('noCard')}</p> : <p className="q-note">{entry.place}{entry.heads.length > 0 && `${say('colon')}${entry.heads.map((h) => say('headOne', { level: say(`headLevel.${h.level}`), name: h.name })).join(say('sep'))}`}</p>}
      <label className="q-field"><span>{say('words.label')}</span><textarea rows={5} maxLength={2000} value={draft.words} placeholder={say('words.hint')} onChange={(e) => change({ words: e.target.value })} /></label>
      <fieldset className="q-field"><legend>{say('scope.label')}</legend><div className="q-choices">{scopes.map((s) => <label key={s} className="q-choice"><input type="radio" name="scope" checked={draft.scope === s} onChange={() => change({ scope: s })} /><span>{say(`scope.${s}`)}</span></label>)}</div></fieldset>
      <div className="q-field"><span>{say('photo.label', { most: entry.photos })}</span><div className="q-photos">
        {draft.photos.map((p) => <figure key={p.key}>{p.thumb === '' ? <span className="q-blank" /> : <img src={p.thumb} alt={say('photo.one')} />}<button type="button" className="q-drop" aria-label={say('photo.remove')} onClick={() => change({ photos: draft.photos.filter((o) => o.key !== p.key) })}>×</button></figure>)}
        {draft.photos.length < entry.photos && <label className="q-add"><input type="file" accept="image/jpeg,image/png,image/webp" multiple onChange={(e) => { void add(e.target.files); e.target.value = ''; }} /><span>{say('photo.add')}</span></label>}
      </div></div>
      <label className="q-field"><span>{say('place.label')}</span><input value={draft.place} maxLength={200} placeholder={say('place.hint')} onChange={(e) => change({ place: e.target.value })} /></label>
      {'geolocation' in navigator && window.isSecureContext && <p><button type="button" className="q-plain" onClick={locate}>{draft.latitude === null ? say('place.locate') : say('place.located')}</button></p>}
      <label className="q-check"><input type="checkbox" checked={draft.aboutHead} onChange={(e) => change({ aboutHead: e.target.checked })} /><span>{say('aboutHead')}<small>{say('aboutHeadNote')}</small></span></label>
      <label className="q-check"><input type="checkbox" checked={draft.wantsAnswer} onChange={(e) => change({ wantsAnswer: e.target.checked })} /><span>{say('contact.wants')}<small>{say('contact.note', { days: entry.contactDays })}</small></span></label>
      {draft.wantsAnswer && <label className="q-field"><span>{say('contact.label')}</span><input value={draft.contact} inputMode="tel" maxLength={60} autoComplete="tel" onChange={(e) => change({ contact: e.target.value })} /></label>}
      {fault !== null && <p className="q-warning" role="alert">{fault}</p>}
      <button type="button" className="q-main" disabled={sending} onClick={() => void send()}>{say(sending ? 'act.sending' : 'act.send')}</button>
      <p className="q-note">{say('noAccount')}</p>
      {card !== null && entry.place !== null && <p><a href={`/public/grid/${entry.region}/community/${encodeURIComponent(card)}`}>{say('act.community')}</a></p>}
      {receipts().length > 0 && <p><a href="/demand/mine">{say('act.mine')}</a></p>}
    </main>
  );
}

function Sent({ receipt }: { readonly receipt: Receipt }) {
  const say = useSay();
  return (
    <main>
      <div className="q-good"><h1>{say('sent.head')}</h1><p>{say('sent.keep')}</p></div>
      <dl className="q-receipt"><dt>{say('sent.number')}</dt><dd>{receipt.number}</dd><dt>{say('sent.secret')}</dt><dd>{receipt.secret}</dd></dl>
      <a className="q-button" href={`/demand/follow#${receipt.region}.${receipt.number}.${receipt.secret}`}>{say('act.follow')}</a>
    </main>
  );
}
