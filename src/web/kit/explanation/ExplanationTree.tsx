import { RightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, SCORE_SCALE, type Score } from '../../../kernel/score.ts';
import { useTexts } from '../../i18n/texts.ts';
import type { LinkKind } from '../../screens.ts';
import { useLinks } from '../../screens-context.tsx';
import { momentText } from '../dates.ts';
import { ThingLink } from '../PersonLink.tsx';
import { exactText, sumOf, type Sum } from './sum.ts';

const percentText = (weight: number): string => `${formatScore(((weight / 100) * SCORE_SCALE) as Score, weight % 100 === 0 ? 0 : 2)}%`;

/** The sentence first, then what it is made of, down to the evidence. Also usable inside a page, for printing. */
export function ExplanationTree({ explanation }: { explanation: Explanation }) {
  const say = useTexts();
  return (
    <div className="dd-explain">
      <p className="dd-explain-sentence">{say(explanation.statement, paramsOf(explanation))}</p>
      <Origin line={explanation} />
      {explanation.children && explanation.children.length > 0 && <Children line={explanation} depth={0} />}
    </div>
  );
}

const paramsOf = (line: Explanation) => ({ ...line.params, ...(line.value === undefined ? {} : { value: line.value }) });

function Children({ line, depth }: { line: Explanation; depth: number }) {
  const sum = sumOf(line);
  return (
    <ul className="dd-explain-lines">
      {(line.children ?? []).map((child, i) => (
        <Line key={i} line={child} depth={depth} part={sum?.kind === 'weighted' ? sum.parts[i] : undefined} />
      ))}
      {sum && <Total sum={sum} line={line} />}
    </ul>
  );
}

function Line({ line, depth, part }: { line: Explanation; depth: number; part: Score | undefined }) {
  const { t } = useTranslation();
  const say = useTexts();
  const inner = (line.children?.length ?? 0) > 0;
  const [open, setOpen] = useState(depth < 1);
  const unit = line.unit === undefined ? '' : say(`shell:unit.${line.unit}`).replace(/^shell:unit\./, '');
  const row = (
    <>
      <span className="dd-explain-statement">{say(line.statement, paramsOf(line))}</span>
      <span className="dd-explain-value dd-num">
        {line.value !== undefined && (
          <>
            {line.value}
            <span className="dd-unit">{unit}</span>
          </>
        )}
        {line.weight !== undefined && <span className="dd-explain-weight"> × {percentText(line.weight)}</span>}
        {part !== undefined && <span className="dd-explain-part"> = {exactText(part)}</span>}
      </span>
    </>
  );
  return (
    <li>
      {inner ? (
        <button type="button" className="dd-explain-row" aria-expanded={open} onClick={() => setOpen(!open)}>
          <RightOutlined className={open ? 'dd-turned' : ''} aria-label={t(open ? 'explain.fold' : 'explain.unfold')} />
          {row}
        </button>
      ) : (
        <div className="dd-explain-row">
          <span className="dd-explain-leaf" aria-hidden="true" />
          {row}
        </div>
      )}
      <Origin line={line} />
      {inner && open && <Children line={line} depth={depth + 1} />}
    </li>
  );
}

function Total({ sum, line }: { sum: Sum; line: Explanation }) {
  const { t } = useTranslation();
  const total = exactText(sum.total);
  const off = sum.difference ?? 0;
  return (
    <li className="dd-explain-total">
      <span>{t('explain.total')}</span>
      <span className="dd-num">
        {sum.kind === 'weighted' && (
          <span className={sum.weight === 10_000 ? '' : 'dd-caution'}>{t('explain.weights', { weight: percentText(sum.weight) })} · </span>
        )}
        <b>{total}</b>
        {line.value !== undefined && off !== 0 && <span> → {t('explain.rounded', { value: line.value })}</span>}
      </span>
    </li>
  );
}

/** Rule, article, version, the day it was known, and the evidence behind a line. */
function Origin({ line }: { line: Explanation }) {
  const { t } = useTranslation();
  const link = useLinks();
  const { source, ruleId, version, knownAt, evidenceIds = [], things = [] } = line;
  const ruleLink = ruleId ? link('rule', ruleId) : null;
  if (!source && !ruleId && !version && !knownAt && evidenceIds.length === 0 && things.length === 0) return null;
  return (
    <div className="dd-explain-origin">
      {source && <cite>{source}</cite>}
      {ruleId && <span>{t('explain.rule')} {ruleLink ? <Link to={ruleLink}>{ruleId}</Link> : <code>{ruleId}</code>}</span>}
      {version && <span>{t('explain.version')} <code>{version}</code></span>}
      {knownAt && <span>{t('explain.knownAt', { at: momentText(knownAt) })}</span>}
      {things.map((x) => (
        <ThingLink key={x.id} kind={x.kind as LinkKind} id={x.id} name={x.name} permission={x.permission} />
      ))}
      {evidenceIds.length > 0 && (
        <span>
          {t('explain.evidence', { count: evidenceIds.length })}
          {evidenceIds.slice(0, 12).map((id, i) => {
            const to = link('evidence', id);
            const text = `#${i + 1}`;
            return to ? <Link key={id} to={to}>{text}</Link> : <code key={id}>{text}</code>;
          })}
          {evidenceIds.length > 12 && '…'}
        </span>
      )}
    </div>
  );
}
