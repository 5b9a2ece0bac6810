import { useTranslation } from 'react-i18next';
import { CareerBand } from '../../../../web/charts/index.ts';
import { Section } from '../../../../web/kit/index.ts';
import { useScreens } from '../../../../web/screens-context.tsx';
import type { DeedSource } from '../../../../web/screens.ts';
import { useMayAny } from '../../../../web/session/index.ts';
import type { Dossier } from '../../contract.ts';
import { useKeyWords } from '../parts/words.ts';
import { careerPosts } from './career-posts.ts';
import { useFileView } from './use-view.ts';

/** Posts, deeds and the grade of each year on one axis. */
export function CareerSection({ file }: { readonly file: Dossier }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const may = useMayAny();
  const [, setView] = useFileView();
  const sources = useScreens().careerDeeds.filter((s) => may(s.permission));
  const kept = useDeedsOf(sources, file.head.id);
  const posts = careerPosts(file);
  // Several grades of one year are one mark: the last recorded stands.
  const results = [...new Map(file.grades.map((g) => [g.year, { year: g.year, label: word('lastGrade', g.grade) }])).values()].sort((a, b) => a.year - b.year);
  return (
    <Section title={t('dossier.career')}>
      <CareerBand
        today={file.validAt}
        posts={posts}
        deeds={kept.flatMap((k) => k.deeds)}
        sources={kept.flatMap((k) => k.sources)}
        results={results}
        onPickPost={() => setView({ tab: 'posts' })}
        onPickDeed={(key) => kept.find((k) => k.deeds.some((d) => d.key === key))?.onPick?.(key)}
      />
    </Section>
  );
}

type Kept = NonNullable<ReturnType<DeedSource['useDeeds']>>;
/** The list of sources stays the same while someone is signed in, so each hook keeps its place. */
function useDeedsOf(sources: readonly DeedSource[], personId: string): Kept[] {
  const found: Kept[] = [];
  for (const source of sources) {
    // oxlint-disable-next-line rules-of-hooks -- see above
    const deeds = source.useDeeds(personId);
    if (deeds) found.push(deeds);
  }
  return found;
}
