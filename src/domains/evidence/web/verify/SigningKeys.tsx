import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../web/api/index.ts';
import { MomentText } from '../../../../web/kit/index.ts';
import type { ledgerHeads } from '../../contract.ts';

/** The public keys whose signatures count, with the time each was in force, to be published and compared. */
export function SigningKeys({ keys }: { readonly keys: OutputOf<typeof ledgerHeads>['keys'] }) {
  const { t } = useTranslation('evidence');
  return (
    <details>
      <summary>{t('verify.keys')}</summary>
      <div className="dd-evidence-scroll">
        <table className="dd-evidence-table">
          <thead><tr><th scope="col">{t('verify.keyId')}</th><th scope="col">{t('verify.validFrom')}</th><th scope="col">{t('verify.validTo')}</th><th scope="col">{t('verify.key')}</th></tr></thead>
          <tbody>
            {[...keys].reverse().map((k) => (
              <tr key={k.keyId}>
                <td className="dd-evidence-hash">{k.keyId}</td>
                <td>{k.validFrom ? <MomentText value={k.validFrom} /> : t('verify.sinceStart')}</td>
                <td>{k.validTo ? <MomentText value={k.validTo} /> : t('verify.inForce')}</td>
                <td><pre className="dd-evidence-hash">{k.publicKeyPem}</pre></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
