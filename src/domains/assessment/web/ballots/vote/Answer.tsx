import { useId } from 'react';
import type { BallotItem, BallotOption } from '../../../ballots/contract/form.ts';
import type { AnswerValue } from '../../../ballots/model.ts';
import { optionsOf } from '../../../ballots/rules/check-form.ts';
import { fitsItem } from './questions.ts';
import { useVoteTexts } from './texts.ts';

interface Props {
  readonly item: BallotItem;
  readonly value: AnswerValue | undefined;
  readonly onAnswer: (value: AnswerValue | undefined) => void;
  /** What is asked and about whom, for people who do not see the page. */
  readonly label: string;
}

/** The answer to one item: options, a score, a list, or words. */
export function Answer(props: Props) {
  const { item } = props;
  if (item.kind === 'score') return <ScoreAnswer {...props} item={item} />;
  if (item.kind === 'negative_list') return <ListAnswer {...props} item={item} />;
  if (item.kind === 'text') return <TextAnswer {...props} item={item} />;
  return <Options {...props} options={optionsOf(item)} />;
}

function Options({ options, value, onAnswer, label }: Props & { readonly options: readonly BallotOption[] }) {
  const { name } = useVoteTexts();
  const id = useId();
  return (
    <div className="v-options" role="radiogroup" aria-label={label}>
      {options.map((o) => (
        <label key={o.key} className={o.meaning === 'counts' ? 'v-option' : 'v-option v-option-aside'}>
          <input type="radio" name={id} checked={value === o.key} onChange={() => onAnswer(o.key)} />
          <span>{name(o.label)}</span>
        </label>
      ))}
    </div>
  );
}

function ScoreAnswer({ item, value, onAnswer, label }: Props & { readonly item: Extract<BallotItem, { kind: 'score' }> }) {
  const { say, name } = useVoteTexts();
  const chosen = item.options.some((o) => o.key === value);
  const typed = typeof value === 'string' && !chosen ? value : '';
  const bad = typed !== '' && !fitsItem(item, typed);
  const range = say('answer.range', { minimum: item.minimum, maximum: item.maximum });
  const hint = useId();
  return (
    <div className="v-score">
      <input
        className="v-number"
        inputMode={item.decimals > 0 ? 'decimal' : 'numeric'}
        autoComplete="off"
        maxLength={6}
        aria-label={label}
        aria-invalid={bad}
        aria-describedby={hint}
        placeholder={`${item.minimum}–${item.maximum}`}
        value={typed}
        onChange={(e) => onAnswer(e.target.value.trim().replace('．', '.') || undefined)}
      />
      {item.options.map((o) => (
        <label key={o.key} className="v-option v-option-aside">
          <input type="checkbox" checked={value === o.key} onChange={(e) => onAnswer(e.target.checked ? o.key : undefined)} />
          <span>{name(o.label)}</span>
        </label>
      ))}
      <small id={hint} className={bad ? 'v-bad' : 'v-hidden'}>
        {item.decimals > 0 ? say('answer.rangeDecimals', { minimum: item.minimum, maximum: item.maximum, decimals: item.decimals }) : range}
      </small>
    </div>
  );
}

function ListAnswer({ item, value, onAnswer, label }: Props & { readonly item: Extract<BallotItem, { kind: 'negative_list' }> }) {
  const { say, name } = useVoteTexts();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : null;
  const full = item.atMost !== null && (chosen?.length ?? 0) >= item.atMost;
  const groups = [...new Set(item.entries.map((e) => (e.group ? name(e.group) : '')))];
  const toggle = (key: string, on: boolean) => onAnswer(on ? [...(chosen ?? []), key] : (chosen ?? []).filter((k) => k !== key));
  return (
    <fieldset className="v-list" aria-label={label}>
      {item.atMost !== null && <p className="v-note">{say('answer.atMost', { count: item.atMost })}</p>}
      {groups.map((group) => (
        <div key={group}>
          {group !== '' && <h3>{group}</h3>}
          {item.entries
            .filter((e) => (e.group ? name(e.group) : '') === group)
            .map((e) => {
              const on = chosen?.includes(e.key) ?? false;
              return (
                <label key={e.key} className="v-option v-line">
                  <input type="checkbox" checked={on} disabled={!on && full} onChange={(event) => toggle(e.key, event.target.checked)} />
                  <span>{name(e.label)}</span>
                </label>
              );
            })}
        </div>
      ))}
      <label className="v-option v-line v-option-aside">
        <input type="checkbox" checked={chosen?.length === 0} onChange={(e) => onAnswer(e.target.checked ? [] : undefined)} />
        <span>{say('answer.none')}</span>
      </label>
    </fieldset>
  );
}

function TextAnswer({ item, value, onAnswer, label }: Props & { readonly item: Extract<BallotItem, { kind: 'text' }> }) {
  const { say } = useVoteTexts();
  const text = typeof value === 'string' ? value : '';
  return (
    <div className="v-text">
      <textarea rows={5} maxLength={item.atMost} aria-label={label} value={text} onChange={(e) => onAnswer(e.target.value === '' ? undefined : e.target.value)} />
      <small>
        {say('answer.textWarning')} {text.length} / {item.atMost}
      </small>
    </div>
  );
}
