import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { acknowledgeReminders, listTodos, type TodoStage } from '../../kernel/todo.ts';
import { useAnswer, useCommand, type OutputOf } from '../api/index.ts';
import { useTexts } from '../i18n/texts.ts';
import { dateText } from '../kit/dates.ts';
import { Section } from '../kit/Page.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { Answered } from '../kit/states.tsx';

type Line = OutputOf<typeof listTodos>['todos'][number];
const tones: Readonly<Record<TodoStage, Tone>> = { late: 'danger', today: 'caution', soon: 'caution', open: 'waiting' };
/** Lines shown at first; what is late, due today or near is never folded away. */
const SHOWN = 12;

/** What must I do today: by due day with the working-day clock, each opening where it is done. */
export function TodoList() {
  const { t } = useTranslation();
  const answer = useAnswer(listTodos, {}, { staleMs: 30_000 });
  return (
    <Section title={t('todo.title')}>
      <div id="todos">
        <Answered answer={answer}>{({ todos }) => (todos.length === 0 ? <p>{t('todo.none')}</p> : <Lines todos={todos} />)}</Answered>
      </div>
    </Section>
  );
}

function Lines({ todos }: { readonly todos: readonly Line[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const note = useCommand(acknowledgeReminders, { invalidates: [listTodos] });
  const reminders = todos.filter((todo) => todo.remind);
  const pressing = todos.filter((todo) => todo.stage !== 'open').length;
  const shown = all ? todos : todos.slice(0, Math.max(SHOWN, pressing));
  return (
    <>
      {reminders.length > 0 && (
        <p className="dd-todo-remind" role="status">
          <span>{t('todo.remind', { count: reminders.length })}</span>
          <Button size="small" loading={note.isPending} onClick={() => note.mutate({ body: { reminders: reminders.map(({ key, stage }) => ({ key, stage })) } })}>
            {t('todo.noted')}
          </Button>
        </p>
      )}
      <ul className="dd-todos">
        {shown.map((todo) => (
          <TodoLine key={todo.key} todo={todo} />
        ))}
      </ul>
      {todos.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('todo.more', { count: todos.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function TodoLine({ todo }: { readonly todo: Line }) {
  const { t } = useTranslation();
  const say = useTexts();
  const days = todo.workingDays ?? 0;
  const clock = todo.stage === 'late' ? (days < 0 ? t('todo.lateDays', { count: -days }) : t('todo.lateSince')) : todo.stage === 'today' ? t('todo.dueToday') : t('todo.leftDays', { count: days });
  return (
    <li data-stage={todo.stage} {...(todo.remind ? { 'data-remind': true } : {})}>
      <Link to={todo.to}>{say(todo.text, todo.params)}</Link>
      {todo.dueOn !== null && (
        <span className="dd-todo-due">
          <small className="dd-num">{t('todo.due', { on: dateText(todo.dueOn) })}</small> {todo.stage === 'open' ? <small className="dd-num">{clock}</small> : <StateTag tone={tones[todo.stage]}>{clock}</StateTag>}
        </span>
      )}
    </li>
  );
}
