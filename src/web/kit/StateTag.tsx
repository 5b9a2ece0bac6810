import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined, SyncOutlined, WarningOutlined } from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';

export type Tone = 'waiting' | 'running' | 'good' | 'caution' | 'danger' | 'closed';
const icons: Record<Tone, ComponentType> = {
  waiting: ClockCircleOutlined,
  running: SyncOutlined,
  good: CheckCircleOutlined,
  caution: ClockCircleOutlined,
  danger: WarningOutlined,
  closed: MinusCircleOutlined,
};

/** A state in words; the tone shows by shape and colour, so either alone is enough. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={`dd-tag dd-tag-${tone}`}>
      <Icon /> {children}
    </span>
  );
}

/** A plain label without a state: a kind, a field, a group. */
export const Label = ({ children }: { children: ReactNode }) => <span className="dd-tag dd-tag-plain">{children}</span>;
