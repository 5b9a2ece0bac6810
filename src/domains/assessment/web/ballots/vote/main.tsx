import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { placeOf } from './address.ts';
import { BallotPage, TypeCode } from './BallotPage.tsx';
import { canKeep } from './keep.ts';
import { CheckPage } from './ReceiptView.tsx';
import { firstLanguage, LanguageOfVote, rememberLanguage, sayer, useVoteTexts, type VoteLanguage } from './texts.ts';
import './vote.css';

/** What this browser lacks to vote; null when it has all. Over plain http browsers switch their cryptography off. */
function lacking(): 'insecure' | 'old' | null {
  if (!window.isSecureContext) return 'insecure';
  const has = typeof fetch === 'function' && typeof crypto === 'object' && typeof crypto.subtle === 'object' && typeof TextEncoder === 'function' && typeof AbortController === 'function' && typeof BigInt === 'function';
  return has ? null : 'old';
}

function Here() {
  const { say } = useVoteTexts();
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => setHash(location.hash);
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const place = useMemo(() => placeOf(location.pathname, hash), [hash]);
  const lacks = lacking();
  if (lacks) return <p className="v-warning">{say(`browser.${lacks}`)}</p>;
  return (
    <>
      {!canKeep() && place.kind !== 'receipt' && <p className="v-warning">{say('load.keepsNothing')}</p>}
      {place.kind === 'receipt' ? (
        <CheckPage key={hash} {...place} />
      ) : place.kind === 'type_code' ? (
        <TypeCode />
      ) : place.kind === 'nowhere' ? (
        <p className="v-warning">{say('load.nowhere')}</p>
      ) : (
        <BallotPage key={hash} source={place} />
      )}
    </>
  );
}

function VotePage() {
  const [language, setLanguage] = useState<VoteLanguage>(firstLanguage);
  const other: VoteLanguage = language === 'en' ? 'zh-CN' : 'en';
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = sayer(language)('title');
  }, [language]);
  return (
    <LanguageOfVote.Provider value={language}>
      <div className="v-page">
        <p className="v-top">
          <span>{sayer(language)('title')}</span>
          <button
            type="button"
            className="v-plain"
            lang={other}
            onClick={() => {
              rememberLanguage(other);
              setLanguage(other);
            }}
          >
            {other === 'en' ? 'English' : '中文'}
          </button>
        </p>
        <Here />
      </div>
    </LanguageOfVote.Provider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <VotePage />
  </StrictMode>,
);
