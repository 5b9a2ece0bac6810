import { BellOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { listTodos } from '../../kernel/todo.ts';
import { useAnswer } from '../api/hooks.ts';

/** What waits for the person signed in, from every domain. The number is late when something is. */
export function TodoBell() {
  const { t } = useTranslation();
  const todos = useAnswer(listTodos, {}, { pollMs: 180_000, staleMs: 60_000 }).data?.todos;
  const late = todos?.filter((todo) => todo.stage === 'late').length ?? 0;
  const text = todos ? t('bar.todos', { open: todos.length, late }) : t('bar.todosUnknown');
  return (
    <Link to="/#todos" className="dd-bar-button dd-bell" title={text}>
      <BellOutlined aria-hidden="true" aria-label={undefined} role="presentation" />
      {todos !== undefined && todos.length > 0 && <span className={late > 0 ? 'dd-bell-count dd-bell-late' : 'dd-bell-count'}>{todos.length > 99 ? '99+' : todos.length}</span>}
      <span className="dd-bell-words">{text}</span>
    </Link>
  );
}
