import type { BallotSheet } from '../../../ballots/contract/voting.ts';
import type { AnswerValue } from '../../../ballots/model.ts';
import { Answer } from './Answer.tsx';
import type { Answers } from './keep.ts';
import { isAnswered, subjectsAsked, type Screen } from './questions.ts';
import { useVoteTexts } from './texts.ts';

interface Props {
  readonly screen: Screen;
  /** Those this voter is asked about. */
  readonly subjects: BallotSheet['subjects'];
  readonly answers: Answers;
  readonly onAnswer: (subject: string, item: string, value: AnswerValue | undefined) => void;
}

/** One screen of the ballot: the question, and the places to answer it. Also the preview of the form builder. */
export function Question({ screen, subjects, answers, onAnswer }: Props) {
  const { say, name } = useVoteTexts();
  const { item, section } = screen;
  const title = name(item.title);
  const one = screen.kind === 'one' ? subjects.find((s) => s.id === screen.subject) : undefined;
  return (
    <section className="v-question">
      <p className="v-section">
        {name(section.title)}
        {screen.kind === 'whole' && ` · ${say('ask.whole')}`}
      </p>
      {one && (
        <p className="v-person">
          <b>{one.name}</b> {one.note}
        </p>
      )}
      <h2>{title}</h2>
      {item.hint && <p className="v-note">{name(item.hint)}</p>}
      {screen.kind === 'people' ? (
        <ul className="v-people">
          {subjects.map((s) => (
            <li key={s.id} data-open={!isAnswered(item, answers[s.id]?.[item.key])}>
              <p className="v-person">
                <b>{s.name}</b> {s.note}
              </p>
              <Answer item={item} label={`${s.name} ${title}`} value={answers[s.id]?.[item.key]} onAnswer={(v) => onAnswer(s.id, item.key, v)} />
            </li>
          ))}
        </ul>
      ) : (
        subjectsAsked(screen, subjects).map((s) => <Answer key={s} item={item} label={one ? `${one.name} ${title}` : title} value={answers[s]?.[item.key]} onAnswer={(v) => onAnswer(s, item.key, v)} />)
      )}
    </section>
  );
}
