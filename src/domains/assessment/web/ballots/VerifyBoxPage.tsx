import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyValue, Page, Section } from '../../../../web/kit/index.ts';
import { checkBox, type BoxCheck } from '../../ballots/voter/open-box.ts';
import '../assessment.css';
import './ballots.css';

type Found = { readonly name: string; readonly check: BoxCheck | 'reading' | 'unreadable' };

/** Drop the file of a published box: the same check as on the command line runs here and sends nothing. */
export default function VerifyBoxPage() {
  const { t } = useTranslation('ballots');
  const id = useId();
  const [over, setOver] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setFound({ name: file.name, check: 'reading' });
    const parsed: unknown = await file.text().then(JSON.parse).catch(() => undefined);
    setFound({ name: file.name, check: parsed === undefined ? 'unreadable' : await checkBox(parsed) });
  };
  return (
    <Page title={t('verify.title')} width="reading" breadcrumb={[{ title: t('list.title'), to: '/assessment/ballots' }]}>
      <Section>
        <p>{t('verify.words')}</p>
        {/* Dropping is the mouse's way; the keyboard has the file input within. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <label
          htmlFor={id}
          className={over ? 'dd-drop dd-drop-over' : 'dd-drop'}
          onDragOver={(e) => {
            e.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(e) => {
            e.preventDefault();
            setOver(false);
            void take(e.dataTransfer.files[0]);
          }}
        >
          <SafetyCertificateOutlined className="dd-drop-icon" />
          <span className="dd-drop-title">{t('verify.drop')}</span>
          <span className="dd-drop-hint">{t('verify.local')}</span>
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            onChange={(e) => {
              void take(e.target.files?.[0]);
              e.target.value = '';
            }}
          />
        </label>
        <div role="status">{found && <Result found={found} />}</div>
      </Section>
    </Page>
  );
}

function Result({ found: { name, check } }: { readonly found: Found }) {
  const { t } = useTranslation('ballots');
  if (check === 'reading') return <p>{t('verify.reading', { name })}</p>;
  if (check === 'unreadable') return <Alert type="warning" showIcon title={t('verify.unreadable', { name })} />;
  const { summary } = check;
  return (
    <div className="dd-assess-stack">
      <Alert type={check.valid ? 'success' : 'error'} showIcon title={t(check.valid ? 'verify.good' : 'verify.bad', { name })} />
      {check.unreadable.length > 0 && (
        <ul>
          {check.unreadable.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
      )}
      {check.defects.length > 0 && (
        <ul>
          {check.defects.slice(0, 50).map((d, i) => (
            <li key={i}>
              {t(`defect.${d.code}`)} <code>{d.at}</code> {d.found}
            </li>
          ))}
        </ul>
      )}
      {summary && (
        <KeyValue
          columns={2}
          facts={[
            { key: 'title', label: t('list.election'), value: summary.title, wide: true },
            { key: 'tokens', label: t('verify.tokens'), value: summary.tokens },
            { key: 'ballots', label: t('verify.ballots'), value: summary.ballots },
            { key: 'root', label: t('verify.root'), value: <code className="dd-ballot-code">{summary.root}</code>, wide: true },
            { key: 'key', label: t('verify.key'), value: <code className="dd-ballot-code">{summary.keyId}</code>, wide: true },
          ]}
        />
      )}
    </div>
  );
}
