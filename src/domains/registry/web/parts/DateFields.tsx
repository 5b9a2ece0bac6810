import { Input } from 'antd';
import { readPartialDate } from './date-text.ts';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly label?: string;
  readonly disabled?: boolean;
}

/** A calendar day. The browser's own field: it knows the keyboard, the phone and the language. */
export function DayInput({ value, onChange, label, ...rest }: Props) {
  return <Input {...rest} type="date" style={{ width: 170 }} value={value ?? ''} {...(label ? { 'aria-label': label } : {})} onChange={(e) => onChange?.(e.target.value === '' ? null : e.target.value)} />;
}

/** A year, month or day as files know it. */
export function PartialDateInput({ value, onChange, label, ...rest }: Props) {
  return <Input {...rest} style={{ width: 170 }} inputMode="numeric" placeholder="1975.03" value={(value ?? '').replaceAll('-', '.')} {...(label ? { 'aria-label': label } : {})} onChange={(e) => onChange?.(e.target.value === '' ? null : readPartialDate(e.target.value))} />;
}
