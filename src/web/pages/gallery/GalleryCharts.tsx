import { Bars, CareerBand, HeatMap, Radar } from '../../charts/index.ts';
import { Section, useToast } from '../../kit/index.ts';
import { useWords } from './words.ts';

const sources = ['unit', 'department', 'public'];
const deeds = Array.from({ length: 46 }, (_, i) => ({
  key: String(i),
  on: `${2004 + Math.floor(i / 2.1)}-${String(1 + ((i * 5) % 12)).padStart(2, '0')}`,
  title: `#${i}`,
  size: ((i * 37) % 100) / 100,
  source: sources[i % 3]!,
}));

export function GalleryCharts() {
  const w = useWords();
  const toast = useToast();
  const problems = [w('不想为', 'Motivation'), w('不敢为', 'Courage'), w('不会为', 'Capability'), w('不善为', 'Fit')];
  const units = [w('县发改局', 'Development'), w('城关镇', 'Chengguan'), w('青山镇', 'Qingshan'), w('县住建局', 'Housing'), w('县卫健局', 'Health')];
  const axes = [w('政治', 'Politics'), w('实绩', 'Results'), w('能力', 'Ability'), w('作风', 'Conduct'), w('廉洁', 'Integrity'), w('群众', 'Public')].map((name) => ({ name, most: 100 }));
  return (
    <>
      <Section title={w('任职与实事', 'Career and deeds')}>
        <CareerBand
          today="2026-06-01"
          posts={[
            { key: 'a', from: '2001-07', to: '2006-03', title: w('青山镇科员', 'Clerk, Qingshan'), kind: 'main' },
            { key: 'b', from: '2006-03', to: '2011-09', title: w('青山镇副镇长', 'Deputy mayor, Qingshan'), kind: 'main' },
            { key: 'c', from: '2011-09', to: '2017-02', title: w('城关镇镇长', 'Mayor, Chengguan'), kind: 'main' },
            { key: 'd', from: '2017-02', to: null, title: w('县发改局局长', 'Director of development'), kind: 'main' },
            { key: 'e', from: '2013-05', to: '2014-05', title: w('市信访局挂职', 'Seconded to petitions'), kind: 'seconded' },
            { key: 'f', from: '2019-01', to: null, title: w('兼项目办主任', 'Also project office'), kind: 'concurrent' },
          ]}
          deeds={deeds}
          sources={[
            { key: 'unit', name: w('单位确认', 'Confirmed by unit') },
            { key: 'department', name: w('部门确认', 'Confirmed by department') },
            { key: 'public', name: w('群众评价', 'From the public') },
          ]}
          results={Array.from({ length: 24 }, (_, i) => ({ year: 2002 + i, label: i % 5 === 3 ? w('优秀', 'Exc.') : w('称职', 'Comp.') }))}
          onPickDeed={(key) => toast.note(key)}
        />
      </Section>
      <Section title={w('六维', 'Six dimensions')}>
        <Radar
          summary={w('实绩比上年高 12 分，群众评价证据不足。', 'Results are 12 points above last year; too little evidence from the public.')}
          axes={axes}
          outlines={[
            { name: w('本年', 'This year'), values: [88, 92, 80, 85, 90, null] },
            { name: w('上年', 'Last year'), values: [86, 80, 82, 84, 90, 75], behind: true },
          ]}
        />
      </Section>
      <Section title={w('单位与四类问题', 'Units and problems')}>
        <HeatMap
          summary={w('县住建局“不敢为”信号最多，主要来自项目久拖不决。', 'Housing shows most signals of courage, mostly from stalled projects.')}
          rowTitle={w('单位', 'Unit')}
          rows={units.map((name, i) => ({ key: String(i), name }))}
          columns={problems.map((name, i) => ({ key: String(i), name }))}
          cell={(r, c) => ({ value: r === '2' && c === '3' ? null : (Number(r) * 7 + Number(c) * 5) % 13 })}
          onPick={(r, c) => toast.note(`${r} ${c}`)}
        />
      </Section>
      <Section title={w('得分', 'Scores')}>
        <Bars
          summary={w('青山镇三项均高于平均。', 'Qingshan is above the average in all three.')}
          categoryTitle={w('单位', 'Unit')}
          categories={units}
          series={[
            { name: w('上年', 'Last year'), values: [82, 79, 88, 74, 80] },
            { name: w('本年', 'This year'), values: [85, 78, 91, 70, null] },
          ]}
          line={{ name: w('平均 81', 'mean 81'), value: 81 }}
        />
      </Section>
    </>
  );
}
