import { attribute, isElement, type HtmlElement } from './tree.ts'

/** A table as rows of cells that each begin in a column. Columns in which no cell begins are not counted. */
export type Grid = { rows: Row[]; columns: number; hasMerged: boolean }
export type Row = { cells: Cell[]; isHead: boolean; line: number }
export type Cell = { element: HtmlElement; column: number }

/** Where a cell of a row above reaches down to: its columns, and how many rows are still under it. */
type Overhang = { from: number; to: number; rows: number }

/** More cells than that are no table that somebody wrote. */
const mostCells = 20_000
const mostOverhangs = 1000

/**
 * Finds the column of each cell of a table (HTML Living Standard, “forming a table”). Null when that would take an absurd
 * number of cells.
 */
export function gridOf(table: HtmlElement): Grid | null {
  const rows: Row[] = []
  let overhangs: Overhang[] = []
  let hasMerged = false
  for (const { row, isHead } of rowsOf(table)) {
    if (overhangs.length > mostOverhangs) return null
    const next: Overhang[] = []
    const cells: Cell[] = []
    let column = 0
    let above = 0
    for (const element of row.children) {
      if (!isElement(element, 'td', 'th')) continue
      for (let over = overhangs[above]; over && over.from <= column; over = overhangs[++above])
        column = Math.max(column, over.to)
      const [width, height] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')]
      cells.push({ element, column })
      if (width > 1 || height > 1) hasMerged = true
      if (height > 1) next.push({ from: column, to: column + width, rows: height - 1 })
      column += width
    }
    const stillOver = overhangs.map((over) => ({ ...over, rows: over.rows - 1 })).filter((over) => over.rows > 0)
    overhangs = [...stillOver, ...next].sort((one, other) => one.from - other.from)
    if (cells.length > 0) rows.push({ cells, isHead, line: row.line })
  }
  const grid = withoutUnusedColumns(rows, hasMerged)
  return grid.columns * rows.length > mostCells ? null : grid
}

function withoutUnusedColumns(rows: Row[], hasMerged: boolean): Grid {
  const used = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort(
    (one, other) => one - other,
  )
  const places = new Map(used.map((column, place) => [column, place]))
  const placed = rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, column: places.get(cell.column) ?? 0 })),
  }))
  return { rows: placed, columns: used.length, hasMerged }
}

/** The rows of a table: those of its head first, those of its foot last. */
function rowsOf(table: HtmlElement): { row: HtmlElement; isHead: boolean }[] {
  const parts = table.children.flatMap((part) => {
    if (!isElement(part)) return []
    if (part.name === 'tr') return [{ row: part, order: 1 }]
    const order = ['thead', 'tbody', 'tfoot'].indexOf(part.name)
    return order < 0 ? [] : part.children.filter((child) => isElement(child, 'tr')).map((row) => ({ row, order }))
  })
  return parts.sort((one, other) => one.order - other.order).map(({ row, order }) => ({ row, isHead: order === 0 }))
}

function spanOf(element: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const written = attribute(element, name)
  const span = written !== null && /^\d{1,5}$/.test(written) ? Number(written) : 1
  return Math.max(1, Math.min(span, name === 'colspan' ? 1000 : 65_534))
}
