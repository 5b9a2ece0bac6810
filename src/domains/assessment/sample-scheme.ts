import { schemeDefinition, type SchemeDefinition } from './scheme-format.ts';

type Input = Parameters<typeof schemeDefinition.parse>[0];

/** A small scheme that uses every kind of source and scoring; `change` replaces top-level parts. */
export function buildScheme(change: Readonly<Record<string, unknown>> = {}): SchemeDefinition {
  const definition: Input = {
    key: 'try-county',
    title: { zh: '试用方案', en: 'Trial scheme' },
    basis: [{ document: 'civil-servant-law-2018', article: '第三十八条', verified: true }],
    rounding: { places: 2, mode: 'half_up' },
    classes: [
      { key: 'leader', name: { zh: '领导', en: 'Leaders' }, categories: ['principal', 'deputy'] },
      { key: 'staff', name: { zh: '干部', en: 'Staff' }, categories: ['middle', 'staff'] },
    ],
    raters: [
      { key: 'superior', name: { zh: '上级', en: 'Superiors' } },
      { key: 'peer', name: { zh: '同级', en: 'Peers' } },
    ],
    dimensions: [
      {
        key: 'integrity',
        name: { zh: '德', en: 'Integrity' },
        weight: 40,
        indicators: [
          {
            key: 'conduct',
            name: { zh: '政治表现', en: 'Political conduct' },
            weight: 100,
            source: { from: 'rating', raters: [{ rater: 'superior', weight: 60 }, { rater: 'peer', weight: 40 }] },
            scoring: { method: 'as_is' },
            missing: { policy: 'ask' },
          },
        ],
      },
      {
        key: 'achievement',
        name: { zh: '绩', en: 'Achievement' },
        weight: { leader: 60, staff: 60 },
        indicators: [
          {
            key: 'deeds',
            name: { zh: '实绩', en: 'Deeds' },
            weight: { leader: 70, staff: 50 },
            source: { from: 'evidence', kinds: { deed: 10, 'task.completed': 5 }, arenas: { emergency: 150 }, roles: { do: 50 } },
            scoring: { method: 'attainment', target: { leader: 20, staff: 10 }, cap: 100 },
            missing: { policy: 'ask' },
          },
          {
            key: 'training',
            name: { zh: '培训', en: 'Training' },
            weight: { leader: 10, staff: 50 },
            source: { from: 'fact', fact: '年度培训学时' },
            scoring: { method: 'bands', bands: [{ from: 0, score: 60 }, { from: 45, score: 80 }, { from: 90, score: 100 }] },
            missing: { policy: 'neutral', score: 70 },
          },
          {
            key: 'growth',
            name: { zh: '任务增幅', en: 'Growth' },
            weight: { leader: 20, staff: 0 },
            source: { from: 'typed', unit: '%' },
            scoring: { method: 'attainment', target: 8, cap: 120 },
            missing: { policy: 'exclude_person' },
            hard: { minimum: 60, ceiling: 'competent' },
          },
        ],
      },
    ],
    groups: { by: ['class', 'unit_type'], unitGroups: [{ key: 'township', name: { zh: '乡镇', en: 'Towns' }, types: ['town', 'subdistrict'] }], minimum: 3 },
    thresholds: { outstanding: 85, competent: 70, basically_competent: 60 },
    shareWithin: 'year',
    ...change,
  };
  return schemeDefinition.parse(definition);
}
