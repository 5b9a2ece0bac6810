import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { Bars } from '../../../../web/charts/index.ts';
import { Answered, Count, EmptyState, Section } from '../../../../web/kit/index.ts';
import { peopleStatistics, type Condition } from '../../contract.ts';
import { share, useKeyWords } from '../parts/words.ts';
import { conditionOfCount } from './conditions.ts';
import type { Asked } from './use-people.ts';

/** The key of the counts for those who hold none. */
const NONE = 'none';

interface CountsProps {
  readonly group: string;
  readonly title: string;
  readonly counts: readonly { readonly key: string; readonly count: number }[];
  readonly total: number;
  readonly onPick?: (condition: Condition) => void;
  readonly lying?: boolean;
}

/** Counts of one kind as a picture with its sentence; a bar becomes a condition where the search can say it. */
export function Counts({ group, title, counts, total, onPick, lying = false }: CountsProps) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  // Most people hold no leadership level: said in words, or the others could not be seen.
  const without = group === 'level' || group === 'rank' ? (counts.find((c) => c.key === NONE)?.count ?? 0) : 0;
  const shown = counts.filter((c) => without === 0 || c.key !== NONE).slice(0, 16);
  const most = shown.reduce<{ key: string; count: number } | null>((m, c) => (m === null || c.count > m.count ? c : m), null);
  return (
    <Bars
      summary={most === null || most.count === 0 ? t('statistics.none') : without > 0 ? t(`statistics.holders.${group}`, { holders: total - without, share: share(total - without, total), key: word(group, most.key), count: most.count }) : t(group === 'age' ? 'statistics.mostAge' : 'statistics.most', { key: word(group, most.key), count: most.count, share: share(most.count, total) })}
      categoryTitle={title}
      categories={shown.map((c) => word(group, c.key))}
      series={[{ name: t('statistics.people'), values: shown.map((c) => c.count) }]}
      lying={lying || shown.length > 7}
      {...(onPick
        ? {
            onPick: ({ category }) => {
              const condition = shown[category] && conditionOfCount(group, shown[category].key);
              if (condition) onPick(condition);
            },
          }
        : {})}
    />
  );
}

/** The roster as figures; pressing a bar narrows the search. */
export function PeopleStatistics({ asked, onPick }: { readonly asked: Asked; readonly onPick: (condition: Condition) => void }) {
  const { t } = useTranslation('registry');
  const answer = useAnswer(peopleStatistics, { body: asked }, { keepPrevious: true });
  return (
    <Answered answer={answer}>
      {(f) =>
        f.total === 0 ? (
          <EmptyState title={t('people.none')}>{t('people.noneNext')}</EmptyState>
        ) : (
          <>
            <p className="dd-statistics-line">
              {t('statistics.total')} <b><Count value={f.total} /></b> {t('statistics.people')}
              {f.averageAge !== null && <> · {t('statistics.averageAge')} <b className="dd-num">{f.averageAge}</b> {t('statistics.years')}</>}
              {' · '}{t('statistics.women')} <b className="dd-num">{share(f.bySex.find((s) => s.key === 'female')?.count ?? 0, f.total)}</b>
              <span className="dd-statistics-hint">{t('statistics.pickHint')}</span>
            </p>
            <div className="dd-pictures">
              {(
                [
                  ['age', f.byAge, false],
                  ['level', f.byLevel, true],
                  ['education', f.byEducation, false],
                  ['rank', f.byRank, true],
                  ['unitType', f.byUnitType, true],
                  ['staffCategory', f.byStaffCategory, true],
                  ['lastGrade', f.byLastGrade, true],
                  ['sex', f.bySex, true],
                ] as const
              ).map(([group, counts, lying]) => (
                <Section key={group} title={t(`statistics.by.${group}`)}>
                  <Counts group={group} title={t(`statistics.by.${group}`)} counts={counts} total={f.total} onPick={onPick} lying={lying} />
                </Section>
              ))}
            </div>
          </>
        )
      }
    </Answered>
  );
}
