import { useTranslation } from 'react-i18next';
import { dateText, grouped } from '../../../../web/kit/index.ts';
import type { ParameterView } from '../../contract.ts';
import { Cite, Verified } from '../parts.tsx';

/** The values of a parameter by the day they take force; the one in force now stands out. */
export function ParameterValues({ parameter }: { readonly parameter: ParameterView }) {
  const { t } = useTranslation('policy');
  const shown = (value: string | number | boolean) => (typeof value === 'number' ? grouped(String(value)) : typeof value === 'boolean' ? t(value ? 'yes' : 'no') : value);
  return (
    <table className="dd-values">
      <tbody>
        {parameter.values.toReversed().map((v) => (
          <tr key={v.from} className={v.inForce ? 'dd-value-now' : undefined}>
            <td className="dd-num">{t('since', { day: dateText(v.from) })}</td>
            <td className="dd-num">
              {shown(v.value)} {t(`unit.${parameter.unit}`, { defaultValue: parameter.unit })}
            </td>
            <td>
              {[v.source, ...v.also].map((source) => (
                <div key={`${source.document} ${source.article}`}>
                  <Cite source={source} />
                </div>
              ))}
            </td>
            <td>
              <Verified verified={v.verified} note={v.note} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
