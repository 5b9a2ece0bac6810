import { Input } from 'antd';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | undefined) => void;
  readonly label?: string;
  readonly max?: string;
  readonly kind?: 'date' | 'datetime-local' | 'month';
}

/** A calendar day (or moment) in the browser's own field: it knows the keyboard, the phone and the language. */
export function DayInput({ id, value, onChange, label, max, kind = 'date' }: Props) {
  return <Input {...(id ? { id } : {})} type={kind} style={{ width: kind === 'datetime-local' ? 220 : 180, maxWidth: '100%' }} value={value ?? ''} {...(max ? { max } : {})} {...(label ? { 'aria-label': label } : {})} onChange={(e) => onChange?.(e.target.value === '' ? undefined : e.target.value)} />;
}
