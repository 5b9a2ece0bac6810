import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { FilePage } from './FilePage.tsx';
import { FollowPage, ReceiptList } from './FollowPage.tsx';
import { firstLanguage, PhoneTexts, rememberLanguage, sayer, type PhoneLanguage } from './texts.ts';
import './phone.css';

/** `/demand/<region>-<card>` · `/demand` · `/demand/mine` · `/demand/follow#<region>.<number>.<secret>`; what is secret stands behind `#`, which no browser sends. */
function Here() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => setHash(location.hash);
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const [, , part] = location.pathname.split('/');
  if (part === 'mine') return <ReceiptList />;
  if (part === 'follow') {
    const [region = '', number = '', secret = ''] = decodeURIComponent(hash.replace(/^#/, '')).split('.');
    return <FollowPage key={hash} region={region} number={number} secret={secret} />;
  }
  // The card's code carries its region: `/demand/<region>-<code>`.
  const [, region = null, code = null] = /^(?:(\d{6})-)?(.+)$/.exec(decodeURIComponent(part ?? '')) ?? [];
  return <FilePage card={code} region={region} />;
}

function DemandPage() {
  const [language, setLanguage] = useState<PhoneLanguage>(firstLanguage);
  const other: PhoneLanguage = language === 'en' ? 'zh-CN' : 'en';
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = sayer(language)('title');
  }, [language]);
  return (
    <PhoneTexts.Provider value={language}>
      <div className="q-page">
        <p className="q-top">
          <span>{sayer(language)('title')}</span>
          <button type="button" className="q-plain" lang={other} onClick={() => { rememberLanguage(other); setLanguage(other); }}>{other === 'en' ? 'English' : '中文'}</button>
        </p>
        <Here />
      </div>
    </PhoneTexts.Provider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DemandPage />
  </StrictMode>,
);
