import { StrictMode, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { momentDay } from '../../../../web/kit/dates.ts';
import { askMine, sendVisits, SignInFirst } from './ask.ts';
import { drop, keepMine, keptMine, sync, waiting, type Mine, type Waiting } from './queue.ts';
import { firstLanguage, rememberLanguage, sayer, type HeadLanguage, type Say } from './texts.ts';
import { VisitForm } from './VisitForm.tsx';
import './head.css';

type Net = 'asking' | 'fine' | 'none' | 'sign_in';
/** Try again so long after the network broke, and whenever the phone says that it is back. */
const AGAIN_MS = 30_000;

function HeadPage() {
  const [language, setLanguage] = useState<HeadLanguage>(firstLanguage);
  const say = sayer(language);
  const [mine, setMine] = useState<Mine | null>(() => keptMine(localStorage));
  const [queue, setQueue] = useState<Waiting[]>(() => waiting(localStorage));
  const [net, setNet] = useState<Net>('asking');
  const [at, setAt] = useState<string | null>(null);
  const exchange = useCallback(async () => {
    try {
      await sync(localStorage, sendVisits);
      const fresh = await askMine();
      keepMine(localStorage, fresh);
      setMine(fresh);
      setNet('fine');
    } catch (error) {
      setNet(error instanceof SignInFirst ? 'sign_in' : 'none');
    } finally {
      setQueue(waiting(localStorage));
    }
  }, []);
  useEffect(() => {
    void exchange();
    const back = () => void exchange();
    addEventListener('online', back);
    const timer = setInterval(back, AGAIN_MS);
    return () => {
      removeEventListener('online', back);
      clearInterval(timer);
    };
  }, [exchange]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say('title');
  }, [language, say]);
  const other: HeadLanguage = language === 'en' ? 'zh-CN' : 'en';
  const household = mine?.households.find((h) => h.id === at);
  return (
    <div className="h-page">
      <p className="h-top">
        <span>{say('title')}</span>
        <button type="button" className="h-plain" lang={other} onClick={() => { rememberLanguage(other); setLanguage(other); }}>{other === 'en' ? 'English' : '中文'}</button>
      </p>
      <p className={`h-net h-${net}`} role="status">
        {net === 'sign_in' ? <a href="/">{say('net.sign_in')}</a> : say(`net.${net}`)}
        {queue.some((w) => w.refused === null) && ` ${say('net.waiting', { count: queue.filter((w) => w.refused === null).length })}`}
      </p>
      {household ? (
        <VisitForm say={say} household={household} online={net === 'fine'} onDone={() => { setAt(null); setQueue(waiting(localStorage)); void exchange(); }} onBack={() => setAt(null)} />
      ) : mine === null ? (
        <p>{say(net === 'asking' ? 'list.asking' : 'list.none')}</p>
      ) : (
        <List say={say} mine={mine} queue={queue} onOpen={setAt} onDrop={(id) => { drop(localStorage, id); setQueue(waiting(localStorage)); }} />
      )}
    </div>
  );
}

function List({ say, mine, queue, onOpen, onDrop }: { readonly say: Say; readonly mine: Mine; readonly queue: readonly Waiting[]; readonly onOpen: (id: string) => void; readonly onDrop: (id: string) => void }) {
  const [words, setWords] = useState('');
  const year = String(new Date().getFullYear());
  const waits = new Set(queue.filter((w) => w.refused === null).map((w) => w.visit.householdId));
  const done = (h: Mine['households'][number]) => h.complete && h.lastVisit !== null && h.lastVisit.slice(0, 4) === year;
  const shown = mine.households.filter((h) => h.address.indexOf(words.trim()) >= 0).sort((a, b) => Number(done(a)) - Number(done(b)));
  const refused = queue.filter((w) => w.refused !== null);
  return (
    <main>
      {mine.patches.map((p) => <p key={p.id} className="h-patch"><b>{p.name}</b> <span>{say(`level.${p.level}`)}</span><br />{say('list.visited', { visited: p.visited, households: p.households })}</p>)}
      {mine.patches.length === 0 && <p>{say('list.noPatch')}</p>}
      {mine.patches.length > 0 && <p><a className="h-link" href="/grid/messages/own">{say('list.messages')}{(mine.unread ?? 0) > 0 && <b> {say('list.unread', { count: mine.unread ?? 0 })}</b>}</a> <a className="h-link" href="/grid/publicity/own">{say('list.publicity')}</a></p>}
      {refused.map((w) => <p key={w.visit.id} className="h-refused">{mine.households.find((h) => h.id === w.visit.householdId)?.address ?? ''} {say(`refused.${w.refused!.replace('grid.', '')}`)} <button type="button" className="h-plain" onClick={() => onDrop(w.visit.id)}>{say('list.drop')}</button></p>)}
      <label className="h-search">{say('list.search')}<input value={words} onChange={(e) => setWords(e.target.value)} /></label>
      <ul className="h-list">
        {shown.slice(0, 200).map((h) => (
          <li key={h.id}>
            <button type="button" onClick={() => onOpen(h.id)}>
              <b>{h.address}</b>
              <small>{h.patchName} · {waits.has(h.id) ? say('list.waits') : h.lastVisit === null ? say('list.never') : say(done(h) ? 'list.complete' : 'list.part', { day: momentDay(h.lastVisit) })}</small>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}

// Where there is none (http, old browsers) the page works all the same, but only opens with network.
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/head-worker.js', { scope: '/head' }).then(() => caches.open('dandang-head-1')).then((cache) => cache.addAll(['/head', ...Array.from(document.querySelectorAll<HTMLScriptElement>('script[src]'), (s) => s.src), ...Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'), (l) => l.href)])).catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <HeadPage />
  </StrictMode>,
);
