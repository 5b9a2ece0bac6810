import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IncidentError, isRefusalError, type RefusalError } from '../api/errors.ts';
import { refusalText } from '../i18n/texts.ts';
import { describeError } from './describe-error.ts';
import { ReasonList } from './ReasonList.tsx';

interface Props {
  readonly error: unknown;
  /** For example a button that tries again. */
  readonly action?: ReactNode;
  /** What the fields of this form are called, so that a reason names the field as the person knows it. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Says what was refused, why (with the article) and what to do next; for faults, the incident number. */
export function RefusalNotice({ error, action, fields }: Props) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const refusal = isRefusalError(error) ? error : null;
  return (
    <Alert
      className="dd-refusal"
      type={refusal ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={describeError(t, error)}
      description={refusal ? <Because refusal={refusal} fields={fields} /> : <Fault error={error} />}
      action={action}
    />
  );
}

function Because({ refusal, fields = {} }: { refusal: RefusalError; fields: Props['fields'] | undefined }) {
  const { t } = useTranslation();
  const text = refusalText(t, refusal.code, refusal.params);
  return (
    <>
      {text?.why && <p>{text.why}</p>}
      {refusal.because.length > 0 && <ReasonList reasons={refusal.because} fields={fields} refusals />}
      {text?.next && (
        <p>
          <b>{t('refused.next')}</b> {text.next}
        </p>
      )}
      {!text && <p className="dd-code">{refusal.code}</p>}
    </>
  );
}

function Fault({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof IncidentError) return <p>{t('failed.incidentNext')}</p>;
  if (error instanceof Error && error.name === 'ConnectionError') return <p>{t('failed.connectionNext')}</p>;
  return (
    <>
      <p>{t('failed.pageNext')}</p>
      {import.meta.env.DEV && <pre className="dd-code">{error instanceof Error ? error.stack : String(error)}</pre>}
    </>
  );
}
