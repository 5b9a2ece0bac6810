import type { CaseType } from '../../cases/index.ts';

const text = (t: string) => ({ kind: 'text' as const, text: t });

/** 澄清函: what was said was untrue, and nothing of it counts. It names nobody but those who are cleared. */
export const reportPapers: NonNullable<CaseType['documents']> = {
  clearance: {
    title: { zh: '澄清函', en: 'Clarification' },
    paper: (c) => ({
      title: '澄清函',
      subtitle: `澄清 ${c.number}`,
      blocks: [
        text(`${c.case.parties.filter((p) => p.role === 'subject').map((p) => c.names.get(p.personId) ?? '').join('、')}同志：`),
        text(`经核查，反映的有关问题不实。${c.reason ?? ''}`),
        text(String(c.stated['notice'] ?? '')),
        text('核查期间暂缓的事项自认定之日起恢复，有关记录不作为考核、提拔、评先评优的依据。'),
      ],
    }),
  },
};
