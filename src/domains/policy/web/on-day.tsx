import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day for which policy is shown, in the address as `on`; undefined is today. */
export function useOnDay(): [string | undefined, (day: string | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('on');
  const on = asked !== null && DAY.test(asked) && dayjs(asked).isValid() ? asked : undefined;
  const set = (day: string | undefined) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (day) next.set('on', day);
        else next.delete('on');
        return next;
      },
      { replace: true },
    );
  return [on, set];
}

/** Picks the day: last month is still decided by what stood then. */
export function OnDay({ on, onChange }: { readonly on: string | undefined; readonly onChange: (day: string | undefined) => void }) {
  const { t } = useTranslation('policy');
  return (
    <label className="dd-on-day">
      {t('onDay.label')} <DatePicker aria-label={t('onDay.label')} placeholder={t('onDay.today')} value={on ? dayjs(on) : null} onChange={(d) => onChange(d?.format('YYYY-MM-DD'))} />
    </label>
  );
}
