import type { CaseType, StepContext } from '../../cases/index.ts';

const text = (t: string) => ({ kind: 'text' as const, text: t });
const subjects = (c: StepContext & { readonly names: ReadonlyMap<string, string> }): string => c.case.parties.filter((p) => p.role === 'subject').map((p) => c.names.get(p.personId) ?? '').join('、');

/** Papers of a lead: what is held against somebody before he is heard, and what was decided. Measures of several people are told to each alone. */
export const leadPapers: NonNullable<CaseType['documents']> = {
  hearing: {
    title: { zh: '听取意见通知书', en: 'Notice of hearing' },
    paper: (c) => ({
      title: '听取意见通知书',
      subtitle: `线索 ${c.number}`,
      blocks: [
        text(`${subjects(c)}同志：`),
        text(`经核实，你在履职中存在“${String(c.facts['type'] ?? '')}”问题：${String(c.facts['verified'] ?? '')}`),
        text(`按照《${String(c.facts['rowSource'] ?? '')}》研判为“${String(c.facts['seriousness'] ?? '')}”，建议的处理措施为${String(c.facts['proposes'] ?? '')}。这是建议，不是决定。`),
        text('请在期限内书面说明，或当面陈述意见、提供材料；你的意见将与建议一并提交决定。'),
      ],
    }),
  },
  decision: {
    title: { zh: '处理决定', en: 'Decision' },
    paper: (c) => {
      const decided = (c.facts['decided'] as readonly string[] | undefined) ?? [];
      return {
        title: '处理决定',
        subtitle: `线索 ${c.number}`,
        blocks: [
          text(`${subjects(c)}同志：`),
          text(`关于${c.case.title}，经听取本人意见，集体研究决定：`),
          text(decided.length === 1 ? `给予${decided[0]!.split(' ')[1]}。` : '对有关人员分别作出处理，各人的处理措施单独告知本人。'),
          text(`理由：${c.reason ?? ''}`),
          text('对本决定不服的，可以在规定期限内申请复核；复核期间不影响决定执行，复核撤销的，处理及其后果一并撤销。'),
        ],
      };
    },
  },
};
