import { useState } from 'react';
import type { Source } from './ask.ts';
import { Filling } from './Filling.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { hasText, momentIn, useVoteTexts } from './texts.ts';
import { useBallot, type BallotOnPhone, type Trouble } from './use-ballot.ts';

/** A ballot from its first screen to its receipt. */
export function BallotPage({ source }: { readonly source: Source }) {
  const { say } = useVoteTexts();
  const on = useBallot(source);
  const { ballot } = on;
  if (!ballot) return on.busy ? <p role="status">{say('load.busy')}</p> : <TroubleNotice trouble={on.trouble} onAgain={on.load} source={source} />;
  if (ballot.received && ballot.receipt) return <ReceiptView region={ballot.sheet.region} electionId={ballot.sheet.electionId} title={ballot.sheet.title} receipt={ballot.receipt} onForget={on.forget} />;
  return (
    <>
      {!on.keeps && <p className="v-warning">{say('load.keepsNothing')}</p>}
      {ballot.body ? <Sending on={on} /> : ballot.signature !== null ? <Filling on={on} /> : <Start on={on} source={source} />}
    </>
  );
}

/** Before the first question: what it is, why nobody can tell, and the way in. */
function Start({ on, source }: { readonly on: BallotOnPhone; readonly source: Source }) {
  const { say, name, language } = useVoteTexts();
  const { sheet } = on.ballot!;
  const takable = sheet.state === 'open' && on.trouble?.kind !== 'refused';
  return (
    <>
      <h1>{sheet.title}</h1>
      <p className="v-note">
        {name(sheet.form.title)} · {name(sheet.groupName)} · {say('start.until', { at: momentIn(language, sheet.closesAt) })}
      </p>
      {sheet.form.intro && <p className="v-intro">{name(sheet.form.intro)}</p>}
      <p className="v-why">{say('start.why')}</p>
      {sheet.leftOut > 0 && <p className="v-note">{say(sheet.own === null ? 'start.leftOut' : 'start.leftOutOwn', { count: sheet.leftOut, all: sheet.subjects.length })}</p>}
      <TroubleNotice trouble={on.trouble} onAgain={on.ballot!.token ? on.take : on.load} source={source} />
      {sheet.state !== 'open' && <p className="v-warning">{say(sheet.state === 'draft' ? 'start.notYet' : 'start.over')}</p>}
      {takable && (
        <button type="button" className="v-main" disabled={on.busy} onClick={on.take}>
          {on.busy ? say('start.taking') : say(on.ballot!.token ? 'start.resume' : 'start.take')}
        </button>
      )}
      {takable && <p className="v-note">{say('start.once')}</p>}
    </>
  );
}

/** The vote is sealed and on its way. */
function Sending({ on }: { readonly on: BallotOnPhone }) {
  const { say } = useVoteTexts();
  return (
    <>
      <h1>{on.ballot!.sheet.title}</h1>
      <div className="v-sending" role="status">
        <h2>{say('sending.title')}</h2>
        <p>{say('sending.words', { seconds: on.ballot!.sheet.delaySeconds })}</p>
      </div>
      {on.trouble?.kind === 'offline' ? <p className="v-warning">{say('sending.offline')}</p> : <TroubleNotice trouble={on.trouble} />}
    </>
  );
}

/** What happened and what to do now. */
export function TroubleNotice({ trouble, onAgain, source }: { readonly trouble: Trouble; readonly onAgain?: () => void; readonly source?: Source }) {
  const { say, language } = useVoteTexts();
  if (!trouble) return null;
  const code = trouble.kind === 'refused' ? trouble.code.replace(/^\w+\./, '') : '';
  const key = trouble.kind === 'refused' ? (hasText(language, `refused.${code}`) ? `refused.${code}` : 'refused.other') : `trouble.${trouble.kind}`;
  return (
    <div className="v-warning" role="alert">
      <p>{say(key, { code })}</p>
      {trouble.kind === 'offline' && onAgain && (
        <button type="button" onClick={onAgain}>
          {say('trouble.again')}
        </button>
      )}
      {code === 'sign_in_first' && source?.kind === 'mine' && (
        <a className="v-button" href="/ballots">
          {say('trouble.signIn')}
        </a>
      )}
    </div>
  );
}

/** For who has the slip but no camera. */
export function TypeCode() {
  const { say } = useVoteTexts();
  const [code, setCode] = useState('');
  const plain = code.replace(/[^0-9A-Za-z]/g, '');
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (plain.length === 16) location.hash = plain.toUpperCase();
      }}
    >
      <h1>{say('code.title')}</h1>
      <label>
        {say('code.label')}
        <input className="v-code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={24} value={code} onChange={(e) => setCode(e.target.value)} />
      </label>
      <p className="v-note">{say('code.hint')}</p>
      <button type="submit" className="v-main" disabled={plain.length !== 16}>
        {say('code.go')}
      </button>
    </form>
  );
}
