import type { CaseType, StepContext } from '../../cases/index.ts';
import type { Paper } from '../../../platform/documents/paper.ts';

type Context = StepContext & { readonly number: string; readonly names: ReadonlyMap<string, string> };
const text = (t: string) => ({ kind: 'text' as const, text: t });
const named = (c: Context, role: string): string => c.case.parties.filter((p) => p.role === role).map((p) => c.names.get(p.personId) ?? '').join('、');

const decision = (c: Context, conclusion: string, blocks: Paper['blocks']): Paper => ({
  title: `${conclusion}决定书`,
  subtitle: `容错 ${c.number}`,
  blocks: [
    text(`当事人：${named(c, 'subject')}`),
    text(`事由：${c.case.title}`),
    { kind: 'heading', text: '一、认定的事实' },
    text(String(c.facts['account'] ?? '')),
    { kind: 'heading', text: '二、认定依据' },
    text(`${String(c.facts['rowReason'] ?? '')}（${String(c.facts['rowSource'] ?? '')}）。适用政策版本：${c.case.policyVersion}。`),
    { kind: 'heading', text: '三、决定' },
    text(`${conclusion}。${c.reason ?? ''}`),
    ...blocks,
  ],
});

/** Both conclusions as papers; the one that tolerates carries its correction task (P01). */
export const tolerancePapers: NonNullable<CaseType['documents']> = {
  tolerated: {
    title: { zh: '容错认定决定书', en: 'Decision to tolerate' },
    paper: (c) => decision(c, '予以容错', [{ kind: 'heading', text: '四、纠错任务' }, text(String(c.stated['correctionTask'] ?? '')), text(`责任人：${c.names.get(String(c.stated['correctionOwner'])) ?? ''}　完成期限：${String(c.stated['correctionDue'] ?? '')}`)]),
  },
  declined: { title: { zh: '不予容错决定书', en: 'Decision not to tolerate' }, paper: (c) => decision(c, '不予容错', [text('对本决定不服的，可以按规定申请复核或者提出申诉。')]) },
};
