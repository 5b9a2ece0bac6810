export { cellAddress, cellText, columnLetter, daySerial, isErrorValue, type CellValue } from './cell.ts';
export { defaultSheetLimits, type SheetLimits } from './limits.ts';
export { openWorkbook, type Merge, type ReadRows, type SheetInfo, type SheetRow, type Workbook } from './open-workbook.ts';
export { writeWorkbook, type Mark, type OutColumn, type OutSheet, type OutWorkbook, type Tone } from './write-workbook.ts';
export { readNamedTables, type TableRow, type TableShape } from './named-tables.ts';
