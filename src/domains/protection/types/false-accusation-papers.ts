import type { Paper } from '../../../platform/documents/paper.ts';
import type { CaseType, StepContext } from '../../cases/index.ts';

type Context = StepContext & { readonly number: string };
const text = (t: string) => ({ kind: 'text' as const, text: t });
const heading = (t: string) => ({ kind: 'heading' as const, text: t });
const lines = (c: Context): readonly string[] => (c.facts['elementLines'] as readonly string[] | undefined) ?? [];
const SEALED = '反映人（身份另行密封，凭授权查阅）';

const proven = (c: Context): Paper['blocks'] => [
  heading('一、来源'),
  text(`举报核查案件${String(c.facts['reportNumber'] ?? '')}，经核查认定反映的问题不实。`),
  heading('二、构成要件和证据'),
  { kind: 'table', widths: [28, 72], head: 1, rows: [[{ text: '要件', bold: true }, { text: '证据', bold: true }], ...lines(c).map((l) => [{ text: l.slice(0, l.indexOf('：')) }, { text: l.slice(l.indexOf('：') + 1) }])] },
  heading('三、依据'),
  text(`${String(c.facts['rowReason'] ?? '')}（${String(c.facts['rowSource'] ?? '')}）。适用政策版本：${c.case.policyVersion}。`),
];
const rights = '对认定不服的，可以在送达后按期申诉；申诉期间和处理期间认定不产生效力。';

/** Papers of the type. They name nobody: neither who reported nor who was reported; both stand in files of their own. */
export const falseAccusationPapers: NonNullable<CaseType['documents']> = {
  proposal: { title: { zh: '诬告陷害查证报告', en: 'Case file on a false accusation' }, paper: (c) => ({ title: '诬告陷害查证报告', subtitle: `诬告查证 ${c.number}`, blocks: [text(`对象：${SEALED}`), ...proven(c), heading('四、拟认定意见'), text(`拟认定构成诬告陷害。${c.reason ?? ''}`), text('拟认定前告知本人，听取陈述和申辩。')] }) },
  finding: {
    title: { zh: '诬告陷害认定书', en: 'Finding of false accusation' },
    paper: (c) => ({ title: '诬告陷害认定书', subtitle: `诬告查证 ${c.number}`, blocks: [text(`对象：${SEALED}`), ...proven(c), heading('四、陈述申辩'), text(String(c.facts['reply'] ?? '未在期限内陈述申辩。')), heading('五、认定'), text(`认定构成诬告陷害。${c.reason ?? ''}`), text(`批准机关：${String(c.facts['approvedBy'] ?? '')}。`), text(rights)] }),
  },
  upheld: { title: { zh: '申诉处理决定书（维持）', en: 'Appeal decided: upheld' }, paper: (c) => ({ title: '申诉处理决定书', subtitle: `诬告查证 ${c.number}`, blocks: [text(`对象：${SEALED}`), text(`申诉理由：${String(c.facts['appeal'] ?? '')}`), text(`决定：维持认定。${c.reason ?? ''}`)] }) },
  reversed: { title: { zh: '申诉处理决定书（撤销）', en: 'Appeal decided: reversed' }, paper: (c) => ({ title: '申诉处理决定书', subtitle: `诬告查证 ${c.number}`, blocks: [text(`对象：${SEALED}`), text(`申诉理由：${String(c.facts['appeal'] ?? '')}`), text(`决定：撤销认定，因认定产生的影响自即日起全部解除。${c.reason ?? ''}`)] }) },
};
