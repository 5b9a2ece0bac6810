import type { ImportRowView, ImportView } from '../../../importing/contract.ts';

/** A column of the grid: one field, wherever each sheet has it. */
export interface GridColumn {
  readonly key: string;
  readonly width: number;
  /** Sheet → its column in the file. */
  readonly columnIn: ReadonlyMap<string, number>;
}

const WIDTH: Readonly<Record<string, number>> = { sequence: 56, sex: 56, name: 92, idNumber: 176, ethnicity: 72, phone: 120, position: 190, organization: 170, resume: 260, rewardsAndPenalties: 220, fullTimeSchool: 220, inServiceSchool: 220 };

/** Columns of all sheets together, in the order of the first sheet that has each; the name comes first and stays. */
export function gridColumns(grid: ImportView['grid']): GridColumn[] {
  const columns = new Map<string, Map<string, number>>();
  for (const { sheet, columns: own } of grid) {
    for (const { key, column } of own) {
      const places = columns.get(key) ?? new Map<string, number>();
      places.set(sheet, column);
      columns.set(key, places);
    }
  }
  const all = [...columns].filter(([key]) => key !== 'sequence').map(([key, columnIn]): GridColumn => ({ key, columnIn, width: WIDTH[key] ?? 112 }));
  return [...all.filter((c) => c.key === 'name'), ...all.filter((c) => c.key !== 'name')];
}

export type Note = ImportRowView['notes'][number];
const WEIGHT = { error: 0, confirm: 1, warning: 2 } as const;
/** The notes of one cell, the worst first. */
export const notesAt = (row: ImportRowView, column: number | undefined): Note[] => (column === undefined ? [] : row.notes.filter((n) => n.column === column).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]));
