import { useEffect, useRef, useState } from 'react';
import { Question } from './Question.tsx';
import { progressOf, screensOf, type Layout } from './questions.ts';
import { useVoteTexts } from './texts.ts';
import type { BallotOnPhone } from './use-ballot.ts';

/** Question after question, then the last look before it is sealed. */
export function Filling({ on }: { readonly on: BallotOnPhone }) {
  const { say, name } = useVoteTexts();
  const ballot = on.ballot!;
  const { sheet, answers } = ballot;
  const subjects = sheet.subjects.filter((s) => !ballot.leftOut.includes(s.id));
  const layout: Layout = ballot.layout ?? 'single';
  const screens = screensOf({ form: sheet.form, subjects }, layout);
  const at = Math.min(ballot.screen, screens.length);
  const { asked, answered, firstOpen } = progressOf(screens, subjects, answers);
  const goTo = (screen: number) => on.show({ screen });
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [at]);
  const screen = screens[at];
  const aside = sheet.subjects.filter((s) => ballot.leftOut.includes(s.id));
  return (
    <>
      <header className="v-progress">
        <progress max={asked} value={answered} aria-label={say('fill.progress', { answered, asked })} />
        <p>
          <span>{say('fill.progress', { answered, asked })}</span>
          {subjects.length > 1 && screen && (
            <button type="button" className="v-plain" onClick={() => on.show({ layout: layout === 'grid' ? 'single' : 'grid', screen: 0 })}>
              {say(layout === 'grid' ? 'fill.single' : 'fill.grid')}
            </button>
          )}
        </p>
      </header>
      <main ref={top} tabIndex={-1} aria-label={sheet.title}>
        {at === 0 && aside.length > 0 && <p className="v-note">{say('fill.aside', { names: aside.map((s) => s.name).join(say('fill.comma')) })}</p>}
        {screen ? <Question key={at} screen={screen} subjects={subjects} answers={answers} onAnswer={on.answer} /> : <Review on={on} asked={asked} answered={answered} firstOpen={firstOpen} onOpen={goTo} />}
      </main>
      <nav className="v-nav" aria-label={name(sheet.form.title)}>
        <button type="button" disabled={at === 0} onClick={() => goTo(at - 1)}>
          {say('fill.back')}
        </button>
        {screen && (
          <button type="button" className="v-main" onClick={() => goTo(at + 1)}>
            {say(at === screens.length - 1 ? 'fill.toReview' : 'fill.next')} <small>{`${at + 1}/${screens.length}`}</small>
          </button>
        )}
      </nav>
    </>
  );
}

interface ReviewProps {
  readonly on: BallotOnPhone;
  readonly asked: number;
  readonly answered: number;
  readonly firstOpen: number | null;
  readonly onOpen: (screen: number) => void;
}
function Review({ on, asked, answered, firstOpen, onOpen }: ReviewProps) {
  const { say } = useVoteTexts();
  const [sure, setSure] = useState(false);
  const least = on.ballot!.sheet.form.validity.minimumAnsweredPercent;
  return (
    <section className="v-question">
      <h2>{say('review.title')}</h2>
      {firstOpen === null ? (
        <p>{say('review.complete', { asked })}</p>
      ) : (
        <div className="v-warning">
          <p>{say('review.open', { open: asked - answered })}</p>
          {least !== null && least > 0 && <p>{say('review.least', { percent: least })}</p>}
          <button type="button" onClick={() => onOpen(firstOpen)}>
            {say('review.goOpen')}
          </button>
        </div>
      )}
      <label className="v-option v-line">
        <input type="checkbox" checked={sure} onChange={(e) => setSure(e.target.checked)} />
        <span>{say('review.sure')}</span>
      </label>
      <button type="button" className="v-main" disabled={!sure} onClick={on.seal}>
        {say('review.send')}
      </button>
    </section>
  );
}
