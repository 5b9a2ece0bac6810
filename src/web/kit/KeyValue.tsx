import type { ReactNode } from 'react';

export interface Fact {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Takes the whole row. */
  readonly wide?: boolean;
}

/** Named facts in columns: the head of a file. Facts without a value show a dash, so that a gap is seen. */
export function KeyValue({ facts, columns = 3 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 | 4 }) {
  return (
    <dl className={`dd-facts dd-facts-${columns}`}>
      {facts.map(({ key, label, value, wide }) => (
        <div key={key} className={wide ? 'dd-fact-wide' : undefined}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The official line: facts in one running sentence, 张三，男，1975.03（51岁），汉族… */
export function OfficialLine({ parts }: { parts: readonly (ReactNode | null | undefined | false | '')[] }) {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return (
    <p className="dd-official">
      {said.map((part, i) => (
        <span key={i}>{part}</span>
      ))}
    </p>
  );
}
