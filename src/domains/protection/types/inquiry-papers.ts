import type { CaseType, StepContext } from '../../cases/index.ts';
import type { Paper } from '../../../platform/documents/paper.ts';

type Context = StepContext & { readonly number: string; readonly names: ReadonlyMap<string, string> };
const text = (t: string) => ({ kind: 'text' as const, text: t });
const paper =
  (title: string, body: (c: Context) => readonly string[]) =>
  (c: Context): Paper => ({ title, subtitle: c.number, blocks: [text(`${c.case.parties.filter((p) => p.role === 'subject').map((p) => c.names.get(p.personId) ?? '').join('、')}同志：`), ...body(c).map(text)] });
const until = (c: Context): string => (c.case.dueOn ? `请于${c.case.dueOn}前书面说明，可以附证明材料。` : '');

/** Letters of the type. A letter of inquiry says why it was needed; an admonition says until when it counts. */
export const inquiryPapers: NonNullable<CaseType['documents']> = {
  written: { title: { zh: '书面说明通知', en: 'Request to explain' }, paper: paper('书面说明通知', (c) => [`请就下列问题作出说明：${String(c.stated['matter'] ?? '')}`, until(c)]) },
  letter: { title: { zh: '函询通知书', en: 'Letter of inquiry' }, paper: paper('函询通知书', (c) => [`现就下列问题函询：${String(c.stated['matter'] ?? '')}`, until(c)]) },
  accepted: { title: { zh: '采信反馈函', en: 'Feedback on an accepted explanation' }, paper: paper('采信反馈函', (c) => [`您的说明予以采信。${c.reason ?? ''}`, '本事项到此了结，不作为考核、提拔、评先评优的依据。']) },
  admonition: { title: { zh: '诫勉书', en: 'Admonition' }, paper: paper('诫勉书', (c) => [c.reason ?? '', `${String(c.facts['rowReason'] ?? '')}（${String(c.facts['rowSource'] ?? '')}），至${String(c.facts['until'] ?? '')}。对本决定不服的，可以申请复核或者提出申诉。`]) },
};
