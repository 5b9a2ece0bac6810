import { fitSize } from './fit.ts';
import type { FormView } from './view.ts';

/**
 * The form as tables: lengths in twips, sizes in half-points. Both the Word file and the page for PDF are drawn from it,
 * so they cannot differ. Labels are those printed on 干部任免审批表, an official form that exists in Chinese only.
 */
export interface FormParagraph {
  readonly text: string;
  /** Stands in a column of its own before the text (periods of 简历). */
  readonly lead?: string;
}

export interface FormCell {
  readonly span: number;
  readonly rows: number;
  readonly width: number;
  readonly size: number;
  readonly align: 'center' | 'left' | 'right';
  readonly vertical: 'top' | 'center' | 'bottom';
  readonly paragraphs: readonly FormParagraph[];
  readonly photo: boolean;
  /** No line to the next cell below. */
  readonly openBelow: boolean;
}

export interface FormRow {
  readonly height: number;
  readonly cells: readonly FormCell[];
}

export interface FormPage {
  readonly title: string | null;
  readonly grid: readonly number[];
  readonly rows: readonly FormRow[];
  readonly foot: string | null;
}

export const PAPER = { width: 11907, height: 16840, top: 1021, bottom: 907, side: 1134 } as const;
export const PHOTO = { width: 2058, height: 2740 } as const;
export const TITLE_SIZE = 48;
/** Space between a cell's edge and its text. */
export const PADDING = 50;
/** The lines of the table take a little of every cell. */
const LINE = 24;
/** Width of the period column of 简历, in full characters. */
export const LEAD = 9.6;
const LABEL_SIZE = 28;
const RESUME_HEIGHT = 6960;

type Over = Partial<Pick<FormCell, 'align' | 'vertical' | 'rows' | 'openBelow' | 'photo'>> & { readonly smallest?: number; readonly paragraphs?: readonly FormParagraph[] };

/** Cells of one page: columns are taken in turn, so that spans and widths agree by construction. */
function pageCells(grid: readonly number[]) {
  let column = 0;
  const at = (from: number, span: number): number => grid.slice(from, from + span).reduce((a, b) => a + b, 0);
  const cell = (span: number, height: number, text: string, over: Over, size: number | null): FormCell => {
    const width = at(column, span);
    column += span;
    const paragraphs: readonly FormParagraph[] = over.paragraphs ?? text.split('\n').map((line) => ({ text: line }));
    const texts = paragraphs.map((p) => ({ text: p.text, indent: p.lead === undefined ? 0 : LEAD }));
    const fitted = size ?? fitSize({ texts, width: width - 2 * PADDING - LINE, height: height - 40, largest: LABEL_SIZE, smallest: over.smallest ?? 14 });
    return { span, rows: over.rows ?? 1, width, size: fitted, align: over.align ?? 'center', vertical: over.vertical ?? 'center', paragraphs, photo: over.photo ?? false, openBelow: over.openBelow ?? false };
  };
  return {
    /** Starts a row; `skip` columns belong to a cell that began above. */
    row(height: number, make: (height: number) => FormCell[], skip = 0): FormRow {
      column = skip;
      return { height, cells: make(height) };
    },
    label: (span: number, text: string, over: Over = {}) => cell(span, 0, text, over, LABEL_SIZE),
    value: (span: number, height: number, text: string, over: Over = {}) => cell(span, height, text, over, null),
    skip(columns: number): [] {
      column += columns;
      return [];
    },
  };
}

function firstPage(view: FormView): FormPage {
  const f = view.file;
  const grid = [700, 480, 1300, 1240, 1300, 1240, 1240, 2139];
  const { row, label, value, skip } = pageCells(grid);
  const recent = view.retirementMonth !== null;
  const left: Over = { align: 'left' };
  const fourth = (h: number): FormCell[] =>
    recent
      ? [label(2, '健康\n状况'), value(1, h, f.health), label(1, '专业技\n术职务'), value(1, h, f.professionalTitle), label(1, '熟悉专业\n有何专长'), value(1, h, f.specialty)]
      : [label(2, '专业技\n术职务'), value(2, h, f.professionalTitle), label(1, '熟悉专业\n有何专长'), value(2, h, f.specialty)];
  const school = (h: number, education: string, degree: string, first: string, second: string, name: string, outer: (() => FormCell)[]): FormRow[] => {
    // One school for both takes the room of both.
    const merged = second === '';
    return [
      row(h, () => [...outer.map((o) => o()), label(1, name, { rows: 2 }), value(2, h, education, { openBelow: true }), label(1, '毕业院校\n系及专业', { rows: 2 }), value(2, merged ? 2 * h : h, first, merged ? { rows: 2 } : { openBelow: true })], outer.length > 0 ? 0 : 2),
      row(h, () => [...skip(1), value(2, h, degree), ...skip(1), ...(merged ? skip(2) : [value(2, h, second)])], 2),
    ];
  };
  const repeated = (degreeSchool: string, educationSchool: string): string => (degreeSchool === educationSchool ? '' : degreeSchool);
  return {
    title: '干部任免审批表',
    grid,
    foot: null,
    rows: [
      row(700, (h) => [
        label(2, '姓  名'),
        value(1, h, f.name),
        label(1, '性  别'),
        value(1, h, f.sex),
        label(1, '出生年月\n（  岁）'),
        value(1, h, view.bornAndAge),
        value(1, PHOTO.height, '', { rows: 4, photo: true }),
      ]),
      row(700, (h) => [label(2, '民  族'), value(1, h, f.ethnicity), label(1, '籍  贯'), value(1, h, f.nativePlace), label(1, '出 生 地'), value(1, h, f.birthplace)]),
      row(700, (h) => [
        label(2, '入  党\n时  间'),
        value(1, h, view.joinedParty),
        label(1, '参加工\n作时间'),
        value(1, h, view.startedWork),
        label(1, recent ? '到  龄\n时  间' : '健康\n状况'),
        value(1, h, view.retirementMonth ?? f.health),
      ]),
      row(700, fourth),
      ...school(450, f.fullTimeEducation, f.fullTimeDegree, f.fullTimeEducationSchool, repeated(f.fullTimeDegreeSchool, f.fullTimeEducationSchool), '全日制\n教  育', [() => label(2, '学  历\n学  位', { rows: 4 })]),
      ...school(450, f.inServiceEducation, f.inServiceDegree, f.inServiceEducationSchool, repeated(f.inServiceDegreeSchool, f.inServiceEducationSchool), '在  职\n教  育', []),
      ...(
        [
          ['现 任 职 务', f.currentPost],
          ['拟 任 职 务', f.proposedPost],
          ['拟 免 职 务', f.relievedPost],
        ] as const
      ).map(([name, text]) => row(640, (h) => [label(3, name), value(5, h, text, left)])),
      row(RESUME_HEIGHT, (h) => [
        label(1, '简\n\n历'),
        value(7, h, '', {
          ...left,
          smallest: 13,
          paragraphs: view.resume.length === 0 ? [{ text: '' }] : view.resume.map((line) => (line.period === null ? { text: line.text } : { text: line.text, lead: line.period })),
        }),
      ]),
    ],
  };
}

/** A column of the list in one size, that of its longest entry. The first row holds the headings. */
function sameSizeDown(rows: readonly FormRow[]): readonly FormRow[] {
  const fromRight = (row: FormRow, i: number): FormCell | undefined => row.cells.at(-1 - i);
  const sizes = [0, 1, 2, 3, 4].map((i) => Math.min(...rows.slice(1).map((r) => fromRight(r, i)?.size ?? LABEL_SIZE)));
  const sized = (c: FormCell, size: number | undefined): FormCell => ({ ...c, size: size ?? c.size });
  // The headings keep their size while there is room for it; they were fitted to their own row.
  return rows.map((r, n) => (n === 0 ? r : { ...r, cells: r.cells.map((c, i) => sized(c, sizes[r.cells.length - 1 - i])) }));
}

/** The form shows at least seven rows of family. */
const FAMILY_ROWS = 7;
const FAMILY_HEIGHT = 5600;

function secondPage(view: FormView): FormPage {
  const f = view.file;
  const grid = [700, 900, 1200, 800, 1220, 180, 520, 4119];
  const { row, label, value } = pageCells(grid);
  const left: Over = { align: 'left' };
  const count = Math.max(FAMILY_ROWS, view.family.length);
  // A long list shares the room of seven rows until a row would be too low to read; then the list grows onto the next page.
  const height = Math.max(300, Math.floor(FAMILY_HEIGHT / (count + 1)));
  const empty = { relation: '', name: '', age: '', politicalStatus: '', workplace: '' };
  const seal: Over = { align: 'right', vertical: 'bottom' };
  const stamp = '（盖章）　　　\n　　年　　月　　日　';
  const small = height < 420;
  const heading = (span: number, text: string): FormCell => (small ? value(span, height, text) : label(span, text));
  return {
    title: null,
    grid,
    foot: `填表人：${f.filledBy}`,
    rows: [
      row(2100, (h) => [label(1, '奖\n惩\n情\n况'), value(7, h, f.rewardsAndPenalties, left)]),
      row(1150, (h) => [label(1, '年度\n考核\n结果'), value(7, h, f.annualAssessments, left)]),
      row(1150, (h) => [label(1, '任免\n理由'), value(7, h, f.reason, left)]),
      ...sameSizeDown([
        row(height, () => [
          label(1, '家\n庭\n主\n要\n成\n员\n及\n重\n要\n社\n会\n关\n系', { rows: count + 1 }),
          heading(1, '称  谓'),
          heading(1, '姓  名'),
          heading(1, '年  龄'),
          heading(2, '政治面貌'),
          heading(2, '工 作 单 位 及 职 务'),
        ]),
        ...Array.from({ length: count }, (_, i) => view.family[i] ?? empty).map((m) =>
          row(height, (h) => [value(1, h, m.relation), value(1, h, m.name), value(1, h, m.age), value(2, h, m.politicalStatus), value(2, h, m.workplace, left)], 1),
        ),
      ]),
      row(1100, (h) => [label(1, '呈报\n单位'), value(7, h, f.reportingUnit)]),
      row(2450, (h) => [label(1, '审批\n机关\n意见'), value(4, h, stamp, seal), label(2, '行政\n机关\n任免\n意见'), value(1, h, stamp, seal)]),
    ],
  };
}

/** The two pages of the form. */
export const layOut = (view: FormView): readonly FormPage[] => [firstPage(view), secondPage(view)];
