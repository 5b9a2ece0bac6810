import { useTranslation } from 'react-i18next';
import type { PartialDate } from '../../kernel/period.ts';
import { dateText, momentText, periodText } from './dates.ts';

/** A date, `1975.03`. */
export function DateText({ value, weekday = false }: { value: PartialDate | null | undefined; weekday?: boolean }) {
  const { t } = useTranslation();
  const day = weekday && value?.length === 10 ? ` ${t(`weekday.${new Date(`${value}T00:00:00Z`).getUTCDay()}`)}` : '';
  return (
    <time className="dd-num" dateTime={value ?? undefined}>
      {dateText(value)}
      {day}
    </time>
  );
}

/** A moment, `2026.03.08 14:05`, in China's time. */
export const MomentText = ({ value }: { value: string | null | undefined }) => (
  <time className="dd-num" dateTime={value ?? undefined}>
    {momentText(value)}
  </time>
);

export function PeriodText({ from, to }: { from: PartialDate; to: PartialDate | null }) {
  const { t } = useTranslation();
  return <span className="dd-num">{periodText(from, to, t('date.lasting'))}</span>;
}
