import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { DataTable, DateText, Figure, Label, Section, StateTag, useToast, type Column, type Tone } from '../../kit/index.ts';
import { useWords } from './words.ts';

interface Row {
  id: string;
  name: string;
  sex: 'male' | 'female';
  born: string;
  post: string;
  unit: string;
  level: string;
  score: string;
  state: Tone;
}
const pick = <T,>(list: readonly T[], n: number): T => list[n % list.length]!;
const tones: readonly Tone[] = ['good', 'running', 'waiting', 'caution', 'danger', 'closed'];

export function GalleryTable() {
  const w = useWords();
  const toast = useToast();
  const [keys, setKeys] = useState<readonly string[]>([]);
  const rows = useMemo<Row[]>(
    () =>
      Array.from({ length: 3000 }, (_, i) => ({
        id: String(i),
        name: pick(['张', '李', '王', '欧阳', '陈'], i * 7) + pick(['明', '建国', '秀英', '海燕', '志强', '丽'], i * 11),
        sex: i % 3 === 0 ? 'female' : 'male',
        born: `${1966 + ((i * 13) % 35)}-${String(1 + (i % 12)).padStart(2, '0')}`,
        post: pick(['党组成员、副局长', '办公室主任', '镇长', '党委书记', '四级调研员'], i * 3),
        unit: pick(['县发展和改革局', '县自然资源局', '城关镇', '青山镇', '县卫生健康局'], i * 5),
        level: pick(['乡科级正职', '乡科级副职', '县处级副职'], i),
        score: (70 + ((i * 37) % 2900) / 100).toFixed(2),
        state: pick(tones, i),
      })),
    [],
  );
  const sexName = (sex: string) => (sex === 'male' ? w('男', 'Male') : w('女', 'Female'));
  const columns: Column<Row>[] = [
    { key: 'name', title: w('姓名', 'Name'), width: 96, pinned: true, render: (r) => <a href={`#${r.id}`}>{r.name}</a>, sortBy: (r) => r.name },
    { key: 'sex', title: w('性别', 'Sex'), width: 84, render: (r) => sexName(r.sex), filter: { choices: ['male', 'female'].map((value) => ({ value, label: sexName(value) })), valueOf: (r) => r.sex } },
    { key: 'born', title: w('出生年月', 'Born'), width: 110, render: (r) => <DateText value={r.born} />, sortBy: (r) => r.born },
    { key: 'unit', title: w('单位', 'Unit'), width: 170, grow: true, render: (r) => r.unit, sortBy: (r) => r.unit, filter: { choices: [...new Set(rows.map((r) => r.unit))].map((value) => ({ value, label: value })), valueOf: (r) => r.unit } },
    { key: 'post', title: w('职务', 'Post'), width: 180, grow: true, render: (r) => r.post },
    { key: 'level', title: w('职务层次', 'Level'), width: 130, render: (r) => <Label>{r.level}</Label> },
    { key: 'score', title: w('考核得分', 'Score'), width: 110, align: 'end', sortBy: (r) => Number(r.score), render: (r) => <Figure value={r.score} explanation={{ statement: 'shell:product', value: r.score }} /> },
    { key: 'state', title: w('状态', 'State'), width: 110, render: (r) => <StateTag tone={r.state}>{r.state}</StateTag> },
    { key: 'id', title: w('编号', 'Number'), width: 90, align: 'end', optional: true, render: (r) => r.id },
  ];
  return (
    <Section flush>
      <DataTable
        name="gallery"
        label={w('干部', 'Cadres')}
        columns={columns}
        rows={rows}
        rowKey={(r) => r.id}
        searchHint={w('姓名、单位或职务', 'Name, unit or post')}
        searchBy={(r) => `${r.name} ${r.unit} ${r.post}`}
        onOpen={(r) => toast.note(r.name)}
        onExport={() => new Promise((resolve) => setTimeout(resolve, 800))}
        selection={{ keys, onChange: setKeys, actions: <Button size="small">{w('对比', 'Compare')}</Button> }}
        rowTone={(r) => (r.state === 'danger' ? 'danger' : r.state === 'caution' ? 'caution' : undefined)}
        card={(r) => (
          <>
            <b>{r.name}</b> {sexName(r.sex)} <DateText value={r.born} /> <StateTag tone={r.state}>{r.state}</StateTag>
            <br />
            {r.unit} {r.post}
          </>
        )}
      />
    </Section>
  );
}
