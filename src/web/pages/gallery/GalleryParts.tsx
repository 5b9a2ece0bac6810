import { Button } from 'antd';
import { useState } from 'react';
import type { Explanation } from '../../../kernel/explanation.ts';
import {
  ConfirmWithReason, Count, FileDrop, Figure, KeyValue, MomentText, OfficialLine, OrganizationTree, PeriodText, ProgressPanel, QuantityText, ReasonList, Section, StateTag, Timeline, useToast, useUnsaved,
} from '../../kit/index.ts';
import { useWords } from './words.ts';

export function GalleryParts() {
  const w = useWords();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [unit, setUnit] = useState<string | null>('1.2');
  const [dirty, setDirty] = useState(false);
  useUnsaved(dirty);
  const explanation: Explanation = {
    statement: w('88.42 分：三项硬指标占 60%，民主测评占 40%', '88.42 points: three hard indicators 60%, democratic appraisal 40%'),
    value: '88.42',
    unit: 'point',
    version: 'national@2026-01-01',
    knownAt: '2026-01-15T02:00:00Z',
    children: [
      { statement: w('硬指标', 'Hard indicators'), value: '90.03', weight: 6000, unit: 'point', ruleId: 'assessment.hard', source: w('公务员考核规定 第十八条', 'Civil servant assessment rules, art. 18'), children: [
        { statement: w('重点项目', 'Key projects'), value: '92.00', weight: 5000, unit: 'point', evidenceIds: ['a', 'b', 'c'] },
        { statement: w('招商引资', 'Investment'), value: '88.05', weight: 5000, unit: 'point', evidenceIds: ['d'] },
      ] },
      { statement: w('民主测评', 'Democratic appraisal'), value: '86.00', weight: 4000, unit: 'point', source: w('考核方案 二（三）', 'Scheme II(3)'), evidenceIds: ['e'] },
    ],
  };
  return (
    <>
      <Section title={w('人员', 'Person')}>
        <OfficialLine parts={[w('张明', 'Zhang Ming'), w('男', 'male'), w('1975.03（51 岁）', 'born 1975.03 (51)'), w('汉族', 'Han'), w('大学', 'bachelor'), w('1998.06 入党', 'Party member since 1998.06'), w('县发展和改革局局长', 'director of the county development bureau')]} />
        <br />
        <KeyValue
          facts={[
            { key: 'a', label: w('现任职务', 'Post'), value: w('县发展和改革局局长', 'Director of development') },
            { key: 'b', label: w('职级', 'Rank'), value: w('四级调研员', 'Rank IV researcher') },
            { key: 'c', label: w('任现职', 'In post'), value: <PeriodText from="2017-02" to={null} /> },
            { key: 'd', label: w('考核得分', 'Score'), value: <Figure value="88.42" unit={w('分', 'points')} explanation={explanation} title={w('2025 年度考核', 'Assessment 2025')} /> },
            { key: 'e', label: w('专业', 'Field'), value: '' },
            { key: 'f', label: w('更新', 'Updated'), value: <MomentText value="2026-03-08T06:05:00Z" /> },
            { key: 'g', label: w('备注', 'Note'), value: w('2019.01 起兼任重点项目办主任。', 'Also head of the project office since 2019.01.'), wide: true },
          ]}
        />
      </Section>
      <Section title={w('状态与数字', 'States and figures')}>
        <p>
          <StateTag tone="waiting">{w('待确认', 'Waiting')}</StateTag> <StateTag tone="running">{w('办理中', 'Running')}</StateTag> <StateTag tone="good">{w('已确认', 'Confirmed')}</StateTag>{' '}
          <StateTag tone="caution">{w('将到期', 'Due soon')}</StateTag> <StateTag tone="danger">{w('超期', 'Late')}</StateTag> <StateTag tone="closed">{w('已办结', 'Closed')}</StateTag>
        </p>
        <p>
          <Count value={17194} /> · <QuantityText value="190000" unit={w('户', 'households')} qualifier="at_least" /> · <Figure size="large" value="88.42" unit={w('分', 'points')} explanation={explanation} />
        </p>
        <ReasonList reasons={[{ code: w('任现职不满两年', 'Less than two years in post'), source: w('干部任用条例 第八条', 'Appointment regulations, art. 8') }, { code: w('身份证号校验位不对', 'Check digit wrong'), at: 'C7' }]} />
        <p>
          <Button danger onClick={() => setAsking(true)}>{w('退回', 'Send back')}</Button> <Button onClick={() => toast.done(w('已保存', 'Saved'))}>{w('提示', 'Toast')}</Button>{' '}
          <Button onClick={() => setDirty(!dirty)}>{dirty ? w('未保存', 'Unsaved') : w('已保存', 'Saved')}</Button>
        </p>
        <ConfirmWithReason open={asking} danger title={w('退回这条实事？', 'Send this deed back?')} confirmText={w('退回', 'Send back')} onConfirm={async () => undefined} onClose={() => setAsking(false)}>
          {w('退回后由报送单位补充材料，十个工作日内重报。', 'The unit completes it and reports again within ten working days.')}
        </ConfirmWithReason>
      </Section>
      <Section title={w('经过', 'History')}>
        <Timeline
          label={w('经过', 'History')}
          entries={[
            { key: '1', at: '2026-03-01T01:00:00Z', title: w('单位报送', 'Reported by unit'), tone: 'closed', detail: w('县发展和改革局', 'Development bureau') },
            { key: '2', at: '2026-03-04T03:30:00Z', title: w('部门确认', 'Confirmed by department'), tone: 'good' },
            { key: '3', at: '2026-03-09', title: w('干部本人提出异议', 'Disputed by the cadre'), tone: 'caution' },
            { key: '4', at: '2026-03-12', title: w('超期未答复', 'Not answered in time'), tone: 'danger' },
          ]}
        />
      </Section>
      <Section title={w('单位', 'Units')}>
        <OrganizationTree
          label={w('单位', 'Units')}
          selected={unit}
          onSelect={(node) => setUnit(node.key)}
          loadChildren={async (node) => [{ key: `${node.key}.9`, title: w('新取的下级', 'Fetched child') }]}
          roots={[{ key: '1', title: w('青山县', 'Qingshan County'), note: '3,002', children: [{ key: '1.1', title: w('县委办公室', 'County office'), note: '38' }, { key: '1.2', title: w('县发展和改革局', 'Development bureau'), note: '61', hasChildren: true }, { key: '1.3', title: w('城关镇', 'Chengguan Town'), note: '112', hasChildren: true }] }]}
        />
      </Section>
      <Section title={w('文件与进度', 'Files and progress')}>
        <FileDrop title={w('拖入名册，或点这里选择', 'Drop a roster here, or click to choose')} hint=".xlsx / .csv / .lrmx" accept=".xlsx,.csv,.lrmx" onStored={(file) => toast.done(file.name)} />
        <br />
        <ProgressPanel title={w('正在导入名册', 'Importing the roster')} progress={{ state: 'running', done: 1840, total: 3000 }} onCancel={() => undefined} />
      </Section>
    </>
  );
}
