import type { ReactNode } from 'react';

export interface DataListProps {
  /** Headings; the first names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The data of a picture as a plain table. */
export const DataList = ({ columns, rows }: DataListProps) => (
  <div className="dd-datalist" tabIndex={0}>
    <table>
      <thead>
        <tr>
          {columns.map((column, i) => (
            <th key={i} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (j === 0 ? <th key={j} scope="row">{cell}</th> : <td key={j}>{cell}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
