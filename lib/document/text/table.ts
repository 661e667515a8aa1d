import type { Alignment, TableJson } from '../schema.ts'
import { hasHeaderColumn, hasHeaderRow } from '../table-shape.ts'
import { columns } from '../width.ts'

/** The widest table that keeps its columns, in columns of a terminal. */
const widest = 76

/**
 * A table of plain text with aligned columns, a line below a header row and one beside a header column. One that is too
 * wide to stay whole is written row by row, each cell on a line with the name of its column.
 * @param rows the cells, written, each one line.
 */
export function writeTable(table: TableJson, rows: string[][]): string {
  if (rows.flat().every((cell) => cell === '')) return ''
  const hasRow = hasHeaderRow(table)
  const hasColumn = hasHeaderColumn(table)
  const aligns = table.content[0]?.content.map((cell) => cell.attrs.align) ?? []
  const widths = aligns.map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))))
  if (widths.reduce((sum, width) => sum + width + 2, -2) > widest) return rowByRow(rows, hasRow)
  const written = rows.map((row) =>
    joined(
      widths.map((width, column) => pad(row[column] ?? '', width, aligns[column] ?? null)),
      hasColumn ? ' | ' : '  ',
    ),
  )
  const line = widths
    .map((width) => '-'.repeat(width))
    .reduce((before, next, index) => {
      const gap = hasColumn ? (index === 1 ? '-+-' : '--') : '  '
      return `${before}${gap}${next}`
    })
  return (hasRow ? [...written.slice(0, 1), line, ...written.slice(1)] : written).join('\n')
}

/** Cells beside each other, with what stands between the first and the others. */
function joined([first = '', ...others]: string[], afterFirst: string): string {
  return (others.length === 0 ? first : `${first}${afterFirst}${others.join('  ')}`).trimEnd()
}

function rowByRow(rows: string[][], hasRow: boolean): string {
  const names = hasRow && rows.length > 1 ? (rows[0] ?? []) : []
  return rows
    .slice(hasRow && rows.length > 1 ? 1 : 0)
    .map((row) =>
      row
        .map((cell, column) => (names[column] && cell ? `${names[column]}: ${cell}` : cell))
        .filter(Boolean)
        .map((cell, index) => `${index === 0 ? '- ' : '  '}${cell}`)
        .join('\n'),
    )
    .join('\n')
}

function pad(cell: string, width: number, align: Alignment | null): string {
  const room = width - columns(cell)
  const before = align === 'right' ? room : align === 'center' ? Math.floor(room / 2) : 0
  return `${' '.repeat(before)}${cell}${' '.repeat(room - before)}`
}
