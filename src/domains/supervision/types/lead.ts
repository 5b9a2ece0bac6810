import { tableFields, type CaseType, type Field } from '../../cases/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { answerLeads, decideLeads, gradeLeads, handleLeads, readLeads } from '../access.ts';
import { allHeard, carryOut, decide, decideOne, grade, HANDLING_RULE, hear, hearOneself, leadConsequences, mayAskReview, mayAssess, mayCarryOut, mayDecide, mayDecideOne, problemTypes, publishWarning, refute, SERIOUSNESS_RULE, undo, verify } from './lead-acts.ts';
import { leadPapers } from './lead-papers.ts';

const w = (zh: string, en: string) => ({ zh, en });
const term = (parameter: string, counted: 'working_days' | 'calendar_days' = 'working_days') => ({ parameter, counted });
const choices = (list: readonly (readonly [string, string, string])[]) => list.map(([value, zh, en]) => ({ value, title: w(zh, en) }));

/** Whatever the table of measures knows, in its words. */
const measureField = (policy: PolicyView, required: boolean, zh: string, en: string): Field => ({ ...tableFields(policy, HANDLING_RULE)[0]!, key: 'measure', title: w(zh, en), required });
const person: Field = { key: 'person', kind: 'person', title: w('对象（只有一人时不填）', 'Whom; may be left out for one'), required: false };

/**
 * 不担当不作为问题线索 (M088–M091, P06): verified, graded by the pack's tables, heard, decided by a person who did neither, carried
 * out, its effect assessed. One case, as many people as it concerns, a measure for each.
 */
export const leadType: CaseType = {
  key: 'lead',
  title: w('不担当不作为线索', 'Lead of not taking responsibility'),
  reads: readLeads,
  states: {
    verifying: { title: w('核实', 'Being verified'), term: term('lead-verify-days'), withheld: '监督执纪工作规则（核实期间不予公开）' },
    grading: { title: w('研判', 'Being graded'), term: term('lead-grade-days') },
    hearing: { title: w('听取意见', 'Being heard'), term: term('lead-hearing-days') },
    deciding: { title: w('待决定', 'To be decided'), term: term('lead-decide-days') },
    carrying_out: { title: w('已决定·待落实', 'Decided, to be carried out'), term: term('lead-carry-out-days') },
    assessing: { title: w('已落实·评估成效', 'Carried out, effect to be assessed'), term: term('lead-effect-days', 'calendar_days') },
    reviewing: { title: w('本人申请复核', 'Under review'), term: term('review-decision-days', 'calendar_days') },
    concluded: { title: w('办结', 'Concluded') },
    unfounded: { title: w('不属实', 'Unfounded') },
  },
  openings: [
    {
      key: 'received',
      title: w('登记线索', 'Register a lead'),
      by: handleLeads,
      to: 'verifying',
      fields: [
        { key: 'from', kind: 'choice', title: w('来源', 'Source'), required: true, choices: choices([['inspection', '巡视巡察', 'Inspection'], ['audit', '审计', 'Audit'], ['ecology', '生态环境', 'Ecology'], ['poverty', '扶贫（乡村振兴）', 'Poverty relief, rural work'], ['petition', '信访', 'Petitions'], ['campaign', '专项整治', 'Campaign'], ['department', '组织部门日常了解', 'The department itself']]) },
        { key: 'round', kind: 'text', title: w('轮次或文号', 'Round or number'), required: false },
        { key: 'receivedOn', kind: 'day', title: w('收到日期', 'Received on'), required: true },
        { key: 'matter', kind: 'long_text', title: w('反映的问题', 'What it says'), required: true },
      ],
    },
  ],
  steps: [
    {
      action: 'verify',
      title: w('核实属实', 'Verified'),
      by: handleLeads,
      from: ['verifying'],
      to: 'grading',
      needsReason: true,
      fields: (policy) => [
        { key: 'type', kind: 'choice', title: w('问题表现类型', 'Type of problem'), required: false, choices: problemTypes(policy).map((t) => ({ value: t, title: w(t, t) })) },
        { key: 'verified', kind: 'long_text', title: w('核实的事实', 'Facts verified'), required: true },
        { key: 'evidence', kind: 'entries', title: w('有关实绩记录', 'Records concerned'), required: false },
        { key: 'evidenceFiles', kind: 'files', title: w('证据材料', 'Evidence'), required: false },
      ],
      check: verify,
    },
    { action: 'unfounded', title: w('不属实，了结', 'Unfounded, closed'), by: decideLeads, from: ['verifying', 'grading', 'hearing', 'deciding'], to: 'unfounded', needsReason: true, aside: true, carryOut: refute, notify: ['subject'], open: true },
    { action: 'grade', title: w('研判严重程度', 'Grade it'), by: gradeLeads, from: ['grading'], to: 'hearing', needsReason: true, fields: (policy) => tableFields(policy, SERIOUSNESS_RULE), check: grade, document: 'hearing', notify: ['subject'], open: true },
    { action: 'state', title: w('陈述意见', 'State one’s view'), by: answerLeads, from: ['hearing'], to: 'same', ownParty: 'subject', fields: [{ key: 'statement', kind: 'long_text', title: w('本人意见', 'One’s view'), required: true }, { key: 'statementFiles', kind: 'files', title: w('材料', 'Files'), required: false }], check: hearOneself },
    { action: 'hear', title: w('记录听取意见', 'Record the hearing'), by: gradeLeads, from: ['hearing'], to: 'same', fields: [person, { key: 'heardOn', kind: 'day', title: w('谈话日期', 'Day'), required: true }, { key: 'hearing', kind: 'long_text', title: w('本人陈述', 'What was said'), required: true }], check: hear },
    { action: 'put_to_decision', title: w('提交决定', 'Put to decision'), by: gradeLeads, from: ['hearing'], to: 'deciding', check: allHeard },
    { action: 'back', title: w('退回重新研判', 'Back to grading'), by: decideLeads, from: ['deciding'], to: 'grading', needsReason: true, aside: true },
    { action: 'decide_one', title: w('决定一人', 'Decide for one'), by: decideLeads, from: ['deciding'], to: 'same', needsReason: true, notWhoTook: ['verify', 'grade'], afterConsultation: true, aside: true, fields: (policy) => [person, measureField(policy, true, '处理措施', 'Measure')], check: mayDecideOne, carryOut: decideOne },
    { action: 'decide', title: w('作出决定', 'Decide'), by: decideLeads, from: ['deciding'], to: 'carrying_out', needsReason: true, notWhoTook: ['verify', 'grade'], afterConsultation: true, fields: (policy) => [measureField(policy, false, '处理措施（尚未决定的人员）', 'Measure for those not decided yet')], check: mayDecide, carryOut: decide, document: 'decision', notify: ['subject', 'head'] },
    {
      action: 'carry_out',
      title: w('落实', 'Carry out'),
      by: gradeLeads,
      from: ['carrying_out'],
      to: 'assessing',
      fields: [
        { key: 'doneOn', kind: 'day', title: w('落实日期', 'Day'), required: true },
        { key: 'organ', kind: 'text', title: w('决定机关（有影响期的填写）', 'Deciding organ, where there is an effect period'), required: false },
        { key: 'document', kind: 'text', title: w('文号（有影响期的填写）', 'Number of the decision, where there is an effect period'), required: false },
        { key: 'carried', kind: 'long_text', title: w('落实情况（谈话、宣布、工作交接）', 'What was done: talk, announcement, handing over'), required: true },
      ],
      check: mayCarryOut,
      carryOut,
      notify: ['subject'],
    },
    { action: 'ask_review', title: w('申请复核', 'Ask for a review'), by: answerLeads, from: ['assessing'], to: 'reviewing', ownParty: 'subject', aside: true, fields: [{ key: 'grounds', kind: 'long_text', title: w('理由', 'Grounds'), required: true }], check: mayAskReview },
    { action: 'uphold', title: w('维持', 'Uphold'), by: decideLeads, from: ['reviewing'], to: 'assessing', needsReason: true, notWhoTook: ['decide', 'decide_one'], aside: true, notify: ['subject'], open: true },
    { action: 'overturn', title: w('撤销，重新决定', 'Set aside, decide anew'), by: decideLeads, from: ['reviewing'], to: 'deciding', needsReason: true, notWhoTook: ['decide', 'decide_one'], aside: true, carryOut: undo, notify: ['subject', 'head'], open: true },
    { action: 'warn', title: w('发布警示案例', 'Publish a warning case'), by: gradeLeads, from: ['assessing'], to: 'same', aside: true, fields: [{ key: 'warningTitle', kind: 'text', title: w('标题（不写姓名和单位）', 'Title, without names'), required: true }, { key: 'warning', kind: 'long_text', title: w('案情和警示（不写姓名和单位）', 'What happened and what to learn, without names'), required: true }], carryOut: publishWarning },
    { action: 'assess', title: w('评估成效，办结', 'Assess the effect, conclude'), by: gradeLeads, from: ['assessing'], to: 'concluded', needsReason: true, fields: [{ key: 'effect', kind: 'choice', title: w('处理后的表现', 'Conduct since'), required: true, choices: choices([['better', '明显好转', 'Clearly better'], ['somewhat', '有所好转', 'Somewhat better'], ['same', '没有变化', 'No change'], ['worse', '反弹', 'Worse']]) }], check: mayAssess, notify: ['subject'], open: true },
  ],
  documents: leadPapers,
  consults: [
    { key: 'discipline', title: w('纪检监察机关', 'Discipline inspection and supervision') },
    { key: 'inspection', title: w('巡察机构', 'Inspection') },
    { key: 'audit', title: w('审计机关', 'Audit') },
    { key: 'competent', title: w('行业主管部门', 'Competent department') },
  ],
  consultTerm: term('consultation-days'),
  extensionTerm: term('case-extension-days'),
  withholds: [{ what: w('线索提供人和其他单位的意见', 'Who gave the lead, and opinions of other bodies'), source: '监督执纪工作规则' }],
  publicTimetable: true,
  consequences: leadConsequences,
};
