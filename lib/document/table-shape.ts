import type { NodeJson, TableHeaderJson, TableJson } from './schema.ts'

/** Whether the first row of a table in normal form names its columns. */
export function hasHeaderRow(table: TableJson): boolean {
  return table.content[0]?.content.every((cell) => cell.type === 'tableHeader') ?? false
}

/** Whether the first column of a table in normal form names its rows. */
export function hasHeaderColumn(table: TableJson): boolean {
  const isOneHeaderRow = table.content.length === 1 && hasHeaderRow(table)
  return !isOneHeaderRow && table.content.every((row) => row.content[0]?.type === 'tableHeader')
}

/**
 * What a header cell in a row of the normal form names: the column, the row, or nothing when it has no words, as the one
 * in the corner of a table with both.
 */
export function scopeOf(cell: TableHeaderJson, row: NodeJson | null): 'col' | 'row' | null {
  if (cell.content[0].content === undefined) return null
  return row?.type === 'tableRow' && row.content.at(-1)?.type === 'tableCell' ? 'row' : 'col'
}

/** Whether a paragraph's parent is a cell, where its line stands bare. */
export function isCell(parent: NodeJson | null): boolean {
  return parent?.type === 'tableHeader' || parent?.type === 'tableCell'
}
