import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { DateText, KeyValue, MomentText, Section, StateTag } from '../../../../web/kit/index.ts';
import { ledgerHeads } from '../../contract.ts';
import { checkText, sameKey, type CheckedFile, type Unchecked } from './check-file.ts';

/** Drop a receipt; it is checked here in the browser and not sent. */
export function ReceiptCheckSection() {
  const { t } = useTranslation('evidence');
  const id = useId();
  const [over, setOver] = useState(false);
  const [result, setResult] = useState<{ readonly name: string; readonly found: CheckedFile | Unchecked } | null>(null);
  const heads = useAnswer(ledgerHeads, { params: { log: 'evidence' }, query: { limit: 1 } });
  const take = async (file: File | undefined) => file && setResult({ name: file.name, found: await checkText(await file.text()) });
  return (
    <Section title={t('verify.receipt')}>
      <p>{t('verify.receiptLead')}</p>
      {/* Dropping is the mouse's way; the keyboard has the file input within. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <label
        htmlFor={id}
        className={over ? 'dd-drop dd-drop-over' : 'dd-drop'}
        onDragOver={(e) => { e.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => { e.preventDefault(); setOver(false); void take(e.dataTransfer.files[0]); }}
      >
        <SafetyCertificateOutlined className="dd-drop-icon" />
        <span className="dd-drop-title">{t('verify.drop')}</span>
        <span className="dd-drop-hint">{t('verify.local')}</span>
        <input id={id} type="file" accept=".json,application/json" onChange={(e) => { void take(e.target.files?.[0]); e.target.value = ''; }} />
      </label>
      {result && <div className="dd-evidence-result" role="status">{typeof result.found === 'string' ? <Alert type="warning" showIcon title={t(`verify.${result.found}`, { name: result.name })} /> : <Result found={result.found} ownKey={heads.data?.publicKey} />}</div>}
    </Section>
  );
}

function Result({ found, ownKey }: { readonly found: CheckedFile; readonly ownKey: string | undefined }) {
  const { t } = useTranslation('evidence');
  const { check, receipt } = found;
  const known = ownKey === undefined ? null : sameKey(ownKey, receipt.publicKey);
  const yes = (good: boolean, text: string, bad: string) => <StateTag tone={good ? 'good' : 'danger'}>{good ? text : bad}</StateTag>;
  return (
    <div className="dd-evidence-stack">
      <Alert type={check.valid && known !== false ? 'success' : 'error'} showIcon title={t(!check.valid ? 'verify.broken' : known === false ? 'verify.foreign' : 'verify.valid')} />
      <KeyValue
        columns={2}
        facts={[
          { key: 'title', label: t('field.title'), value: found.title },
          { key: 'on', label: t('field.occurredOn'), value: found.occurredOn && <DateText value={found.occurredOn} /> },
          { key: 'in', label: t('verify.inclusion'), value: yes(check.inclusion, t('verify.holds'), t('verify.fails')) },
          { key: 'sig', label: t('verify.signature'), value: yes(check.signature, t('verify.holds'), t('verify.fails')) },
          { key: 'key', label: t('verify.key'), value: known === null ? '—' : yes(known, t('verify.keySame'), t('verify.keyOther')) },
          { key: 'at', label: t('verify.sealedAt'), value: <MomentText value={receipt.head.sealedAt} /> },
          { key: 'pos', label: t('entry.position'), value: t('verify.positionOf', { position: receipt.position + 1, size: receipt.head.size }), wide: true },
          { key: 'leaf', label: t('verify.leaf'), value: <span className="dd-evidence-hash">{check.leafHash}</span>, wide: true },
        ]}
      />
    </div>
  );
}
