import type { ReactNode } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; the least the column takes. Spare width goes to columns with `grow`. */
  readonly width: number;
  readonly grow?: boolean;
  readonly align?: 'start' | 'end' | 'center';
  readonly render: (row: Row) => ReactNode;
  /** What sorting compares; giving it makes the column sortable. For lists the server sorts, any function will do. */
  readonly sortBy?: (row: Row) => string | number | null | undefined;
  /** Choices to filter by, with the value of a row (unneeded when the server filters). */
  readonly filter?: { readonly choices: readonly Choice[]; readonly valueOf?: (row: Row) => string | readonly string[] | null };
  /** Not shown until the person chooses it. */
  readonly optional?: boolean;
  /** Always shown and stays at the left while scrolling sideways. First column only. */
  readonly pinned?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** Sort, filters and text of a table; lives in the address. */
export interface TableState {
  readonly sort: Sort | null;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
}

export const emptyState: TableState = { sort: null, filters: {}, text: '' };
