import { BellOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TodoSource } from '../screens.ts';
import { useScreens } from '../screens-context.tsx';
import { useMayAny } from '../session/SessionProvider.tsx';

/** To-dos of every domain that has an inbox; one bell each (in practice: one). */
export function TodoBell() {
  const { todos } = useScreens();
  const may = useMayAny();
  return todos.filter((source) => may(source.permission)).map((source) => <Bell key={source.key} source={source} />);
}

function Bell({ source }: { source: TodoSource }) {
  const { t } = useTranslation();
  const count = source.useCount();
  const text = count ? t('bar.todos', { open: count.open, late: count.late }) : t('bar.todosUnknown');
  return (
    <Link to={source.to} className="dd-bar-button dd-bell" title={text}>
      <BellOutlined aria-hidden="true" aria-label={undefined} role="presentation" />
      {count !== undefined && count.open > 0 && (
        <span className={count.late > 0 ? 'dd-bell-count dd-bell-late' : 'dd-bell-count'}>{count.open > 99 ? '99+' : count.open}</span>
      )}
      <span className="dd-bell-words">{text}</span>
    </Link>
  );
}
