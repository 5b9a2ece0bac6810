import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BallotOption } from '../../../ballots/contract/form.ts';
import { optionMeanings } from '../../../ballots/model.ts';
import { blankOption } from '../../../ballots/rules/edit-form.ts';
import { fieldId, LineProblems, useEditing, Words } from './editing.tsx';

interface Props {
  readonly at: string;
  readonly options: readonly BallotOption[];
  readonly onChange: (options: BallotOption[]) => void;
  /** Beside a score stand only options that do not count. */
  readonly asideOnly?: boolean;
  /** Levels of an observation always count. */
  readonly countOnly?: boolean;
  /** Statements are affirmed or not (M046). */
  readonly affirming?: boolean;
  readonly most: number;
}

/** The options of a question, a line each: words, points, what it means for the figures. Enter adds the next line. */
export function OptionLines({ at, options, onChange, asideOnly = false, countOnly = false, affirming = false, most }: Props) {
  const { t } = useTranslation('forms');
  const { problems, focusOn } = useEditing();
  const change = (n: number, part: Partial<BallotOption>) => onChange(options.map((o, i) => (i === n ? { ...o, ...part } : o)));
  const add = (after: number, words = '') => {
    if (options.length >= most) return;
    const fresh = { ...blankOption(options), ...(asideOnly ? { meaning: 'excluded' as const, label: { zh: words || t('edit.unknown', { lng: 'zh-CN' }), en: t('edit.unknown', { lng: 'en' }) } } : words ? { label: { zh: words, en: '' } } : {}) };
    onChange(options.toSpliced(after + 1, 0, fresh));
    focusOn(`${at}.${after + 1}.label.zh`);
  };
  const fill = (n: number, lines: readonly string[]) => onChange(lines.reduce<BallotOption[]>((list, line, k) => (k === 0 ? list.map((o, i) => (i === n ? { ...o, label: { zh: line, en: '' } } : o)) : list.length < most ? list.toSpliced(n + k, 0, { ...blankOption(list), label: { zh: line, en: '' } }) : list), [...options]));
  const meanings = optionMeanings.filter((m) => !asideOnly || m !== 'counts').map((value) => ({ value, label: t(`meaning.${value}`) }));
  return (
    <ul className="dd-form-lines" aria-label={t(asideOnly ? 'edit.aside' : 'edit.options')}>
      {options.map((o, n) => (
        <li key={o.key}>
          <div className="dd-form-option" data-aside={asideOnly}>
            <Words at={`${at}.${n}.label`} label={t('edit.optionN', { number: n + 1 })} value={o.label} most={300} onChange={(label) => change(n, { label })} onEnter={() => add(n)} onLines={(lines) => fill(n, lines)} />
            {!asideOnly && (
              <Input
                id={fieldId(`${at}.${n}.points`)}
                className="dd-form-points"
                aria-label={t('edit.pointsOf', { option: o.label.zh })}
                placeholder={t('edit.points')}
                inputMode="decimal"
                disabled={o.meaning !== 'counts'}
                status={problems.some((p) => p.at === `${at}.${n}.points`) ? 'error' : ''}
                value={o.points ?? ''}
                onChange={(e) => change(n, { points: e.target.value.trim() === '' ? null : e.target.value.trim() })}
              />
            )}
            {!countOnly && <Select aria-label={t('edit.meaningOf', { option: o.label.zh })} value={o.meaning} options={meanings} onChange={(meaning) => change(n, { meaning, ...(meaning === 'counts' ? {} : { points: null, affirms: false }) })} />}
            {affirming && (
              <Checkbox disabled={o.meaning !== 'counts'} checked={o.affirms} onChange={(e) => change(n, { affirms: e.target.checked })}>
                {t('edit.affirms')}
              </Checkbox>
            )}
            <Button type="text" aria-label={t('edit.removeOption', { option: o.label.zh || n + 1 })} onClick={() => onChange(options.filter((_o, i) => i !== n))}>
              ×
            </Button>
          </div>
          <LineProblems at={`${at}.${n}`} />
        </li>
      ))}
      {options.length < most && (
        <li>
          <Button size="small" onClick={() => add(options.length - 1)}>
            {t(asideOnly ? 'edit.addAside' : 'edit.addOption')}
          </Button>{' '}
          {!asideOnly && !countOnly && !options.some((o) => o.meaning !== 'counts') && (
            <Button size="small" onClick={() => onChange([...options, { ...blankOption(options), label: { zh: t('edit.unknown', { lng: 'zh-CN' }), en: t('edit.unknown', { lng: 'en' }) }, meaning: 'excluded' }])}>
              {t('edit.addUnknown')}
            </Button>
          )}
        </li>
      )}
    </ul>
  );
}
