import { FileSearchOutlined, LockOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RefusalNotice } from './RefusalNotice.tsx';

/** Waiting. Nothing shows for the first moment, so that quick answers do not flicker. */
export function LoadingState({ text }: { text?: string }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="dd-state" role="status" aria-busy="true">
      {late && (
        <>
          <Spin />
          <p>{text ?? t('state.loading')}</p>
        </>
      )}
    </div>
  );
}

interface EmptyProps {
  /** What there is none of, in words. */
  readonly title: string;
  /** Why, or what to do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}
export function EmptyState({ title, children, action }: EmptyProps) {
  return (
    <div className="dd-state">
      <FileSearchOutlined className="dd-state-icon" />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Something could not be loaded; what happened and a button to try again. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="dd-state dd-state-wide">
      <RefusalNotice error={error} action={onRetry && <Button size="small" onClick={onRetry}>{t('action.retry')}</Button>} />
    </div>
  );
}

/** The role may not see this. Names the permission, so the person can ask for it. */
export function NoPermission({ permission }: { permission?: string | readonly string[] }) {
  const { t } = useTranslation();
  const names = permission === undefined ? '' : typeof permission === 'string' ? permission : permission.join(' / ');
  return (
    <div className="dd-state">
      <LockOutlined className="dd-state-icon" />
      <h2>{t('state.noPermission')}</h2>
      <p>{t('state.noPermissionNext')}</p>
      {names && <p className="dd-code">{names}</p>}
    </div>
  );
}

export function NotFoundState() {
  const { t } = useTranslation();
  return (
    <div className="dd-state">
      <QuestionCircleOutlined className="dd-state-icon" />
      <h2>{t('state.notFound')}</h2>
      <p>{t('state.notFoundNext')}</p>
      <Link to="/">{t('state.home')}</Link>
    </div>
  );
}

interface AnswerLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly refetch: () => unknown;
}
/** One question, its three outcomes: `<Answered answer={person}>{(p) => …}</Answered>`. */
export function Answered<T>({ answer, children }: { answer: AnswerLike<T>; children: (data: T) => ReactNode }) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.isError) return <FailedState error={answer.error} onRetry={() => void answer.refetch()} />;
  return <LoadingState />;
}
