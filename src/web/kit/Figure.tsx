import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../kernel/explanation.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { useExplain } from './explanation/ExplanationHost.tsx';

interface FigureProps {
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  /** Opens on a click; every figure that has a reason should give it. */
  readonly explanation?: Explanation | (() => Promise<Explanation>) | undefined;
  /** Heading of the drawer. */
  readonly title?: string;
  readonly size?: 'text' | 'large';
}

/** A number with its unit, in tabular figures; clickable when it can explain itself. */
export function Figure({ value, unit, explanation, title, size = 'text' }: FigureProps) {
  const { t } = useTranslation();
  const explain = useExplain();
  const text = (
    <>
      <span className="dd-num">{value ?? '—'}</span>
      {unit !== undefined && <span className="dd-unit">{unit}</span>}
    </>
  );
  const look = size === 'large' ? 'dd-figure dd-figure-large' : 'dd-figure';
  if (!explanation) return <span className={look}>{text}</span>;
  return (
    <button type="button" className={`${look} dd-figure-open`} title={t('explain.open')} onClick={() => explain(explanation, title)}>
      {text}
    </button>
  );
}

/** A figure as its source states it: 余, 近 and 左右 keep their place. */
export function QuantityText({ value, unit, qualifier }: Quantity) {
  const { t } = useTranslation();
  return <span className="dd-num">{t(`quantity.${qualifier}`, { value: grouped(value), unit })}</span>;
}

/** `12345.60` → `12,345.60`, without touching a decimal. */
export const grouped = (decimal: string): string => decimal.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** A count in tabular figures with thousands marked. */
export const Count = ({ value }: { value: number | null | undefined }) => (
  <span className="dd-num">{value === null || value === undefined ? '—' : grouped(String(value))}</span>
);
