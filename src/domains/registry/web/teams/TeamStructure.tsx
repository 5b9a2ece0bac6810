import { useTranslation } from 'react-i18next';
import { Bars } from '../../../../web/charts/index.ts';
import { Section } from '../../../../web/kit/index.ts';
import { useKeyWords } from '../parts/words.ts';
import type { Team } from './TeamPage.tsx';

/** Age steps, education, fields, experience at the front line, and how long each has held the post. */
export function TeamStructure({ team }: { readonly team: Team }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const { structure: s, members } = team;
  if (s.size === 0) return null;
  const young = s.ages.slice(0, 2).reduce((sum, a) => sum + a.count, 0);
  const fields = s.fields.filter((f) => f.key !== 'unknown');
  const longest = members.reduce<(typeof members)[number] | null>((m, x) => (x.monthsInPost !== null && (m === null || x.monthsInPost > (m.monthsInPost ?? 0)) ? x : m), null);
  const people = t('statistics.people');
  return (
    <div className="dd-pictures">
      <Section title={t('statistics.by.age')}>
        <Bars summary={t('team.agesSummary', { young, size: s.size })} categoryTitle={t('statistics.by.age')} categories={s.ages.map((a) => word('age', a.key))} series={[{ name: people, values: s.ages.map((a) => a.count) }]} height={190} />
      </Section>
      <Section title={t('team.terms')}>
        <Bars
          lying
          summary={longest ? t('team.termsSummary', { name: longest.name, years: Math.floor(longest.monthsInPost! / 12) }) : t('statistics.none')}
          categoryTitle={t('field.name')}
          categories={members.map((m) => m.name)}
          series={[{ name: t('team.inPost'), values: members.map((m) => (m.monthsInPost === null ? null : Math.round((m.monthsInPost / 12) * 10) / 10)) }]}
          unit={t('statistics.yearUnit')}
        />
      </Section>
      <Section title={t('team.fields')}>
        <Bars lying summary={fields.length > 0 ? t('team.fieldsSummary', { count: fields.length, fields: fields.slice(0, 5).map((f) => f.key).join('、') }) : t('statistics.none')} categoryTitle={t('team.field')} categories={s.fields.map((f) => word('major', f.key))} series={[{ name: people, values: s.fields.map((f) => f.count) }]} />
      </Section>
      <Section title={t('statistics.by.education')}>
        <Bars lying summary={t('team.frontLineSummary', { count: s.frontLine, size: s.size })} categoryTitle={t('statistics.by.education')} categories={[...s.educations.map((e) => word('education', e.key)), t('team.frontLine')]} series={[{ name: people, values: [...s.educations.map((e) => e.count), s.frontLine] }]} />
      </Section>
    </div>
  );
}
