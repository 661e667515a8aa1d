import type { NodeJson, TableJson } from './schema.ts'

/** Whether the first row of a table in normal form names its columns. */
export function hasHeaderRow(table: TableJson): boolean {
  return table.content[0]?.content[0]?.type === 'tableHeader'
}

/** Whether a paragraph's parent is a cell, where its line stands bare. */
export function isCell(parent: NodeJson | null): boolean {
  return parent?.type === 'tableHeader' || parent?.type === 'tableCell'
}
