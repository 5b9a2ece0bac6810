import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api/index.ts';
import { organizationTree, type Condition } from '../../contract.ts';
import { useKeyWords } from '../parts/words.ts';

/** A condition in plain words: 年龄 35 岁以下, 任现职满 5 年. */
export function useChipWords(conditions: readonly Condition[]): (c: Condition) => string {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const tree = useAnswer(organizationTree, {}, { enabled: conditions.some((c) => c.field === 'organization'), staleMs: 60_000 });
  const and = t('chip.and');
  return (c) => {
    switch (c.field) {
      case 'age':
      case 'yearsInPost':
      case 'yearsAtLevel':
      case 'yearsInRank':
      case 'yearsOfService': {
        const name = t(`condition.${c.field}`);
        if (c.min !== undefined && c.max !== undefined) return t(c.field === 'age' ? 'chip.ageBetween' : 'chip.yearsBetween', { name, min: c.min, max: c.max });
        if (c.min !== undefined) return t(c.field === 'age' ? 'chip.ageFrom' : 'chip.yearsFrom', { name, min: c.min });
        return t(c.field === 'age' ? 'chip.ageTo' : 'chip.yearsTo', { name, max: c.max });
      }
      case 'principal':
      case 'awaitingPost':
      case 'inOffice':
      case 'withinEffectPeriod':
        return t(`chip.${c.field}.${c.is ? 'yes' : 'no'}`);
      case 'sex':
        return word('sex', c.is);
      case 'education':
        return t('chip.educationAtLeast', { level: t(`educationStep.${c.atLeast}`) });
      case 'major':
      case 'title':
        return t('chip.contains', { name: t(`condition.${c.field}`), text: c.contains });
      case 'organization': {
        const names = c.ids.map((id) => tree.data?.find((o) => o.id === id)?.shortName ?? '…');
        return t('chip.is', { name: t('condition.organization'), value: names.length > 3 ? t('chip.several', { first: names.slice(0, 2).join(and), count: names.length }) : names.join(and) });
      }
      case 'unitType':
      case 'category':
      case 'staffCategory':
        return t('chip.is', { name: t(`condition.${c.field}`), value: c.in.map((k) => word(c.field, k)).join(and) });
      case 'timesOutstanding':
        return t('chip.timesOutstanding', { years: c.years, min: c.min });
      case 'grade':
        return t(c.year === undefined ? 'chip.gradeLast' : 'chip.gradeYear', { year: c.year, value: c.in.map((k) => word('lastGrade', k)).join(and) });
      default:
        return t('chip.is', { name: t(`condition.${c.field}`), value: c.in.map((k) => word(c.field, k)).join(and) });
    }
  };
}
