import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import { at, type Content, type Conversion, type Handler } from './conversion.ts'
import { styleOf } from './styles.ts'
import { gridOf, type Cell, type Grid } from './table-grid.ts'
import {
  attribute,
  classesOf,
  find,
  findAll,
  findByName,
  hasContent,
  isElement,
  type HtmlElement,
  type HtmlNode,
} from './tree.ts'

/**
 * A table, its caption before it. One that only arranges a page, as in mails, is what it holds. Cells that reach over
 * several columns or rows stand in the first of them.
 */
export const table: Handler = (element, conversion) => {
  const grid = gridOf(element)
  const isTable = grid !== null && !isLayout(element, grid)
  if (!isTable && saysItIsTable(element)) conversion.warnOfSign(element)
  const caption = element.children.filter((child) => isElement(child, 'caption'))
  return [
    ...conversion.blocks(caption),
    ...conversion.blocks(besideCells(element)),
    ...(isTable ? asTable(element, grid, conversion) : asContents(element, conversion)),
  ]
}

/** Parts of a table without a table around them. */
export const strayPart: Handler = (element, conversion) => conversion.blocks(element.children)

const part = /^(?:caption|col|colgroup|tbody|td|tfoot|th|thead|tr)$/

/** What stands in a table but in no cell of it, such as blocks of Markdown: HTML puts all else before the table. */
function besideCells(element: HtmlElement): HtmlNode[] {
  return element.children.flatMap((child) => {
    if (!isElement(child) || !part.test(child.name)) return [child]
    return /^(?:td|th|caption)$/.test(child.name) ? [] : besideCells(child)
  })
}

function asContents(element: HtmlElement, conversion: Conversion): Content {
  return cellsOf(element).flatMap((cell) => conversion.blocks(cell.children))
}

function cellsOf(element: HtmlElement): HtmlElement[] {
  return findAll(element.children, ({ name }) => name === 'td' || name === 'th')
}

function asTable(element: HtmlElement, grid: Grid, conversion: Conversion): Content {
  const { rows, columns } = grid
  if (rows.length === 0) return []
  if (grid.hasMerged)
    conversion.warn(element, 'Cells of this table that were one are several now: what they say stands in the first.')
  const children = rows.map((row): TableRow => {
    const cells = Array.from({ length: columns }, (): TableCell => ({
      type: 'tableCell',
      children: [],
      position: at(row),
    }))
    for (const cell of row.cells) cells[cell.column] = cellOf(cell.element, conversion)
    return { type: 'tableRow', children: cells, position: at(row) }
  })
  const isHeaded = isHeaderRow(grid)
  const emptyHeader: TableRow = {
    type: 'tableRow',
    children: Array.from({ length: columns }, () => ({ type: 'tableCell', children: [] })),
    position: at(element),
  }
  const position = at(element)
  const made: Table = {
    type: 'table',
    align: alignment(grid),
    children: isHeaded ? children : [emptyHeader, ...children],
    position,
  }
  if (!isHeaderColumn(grid, isHeaded)) return [made]
  return [{ type: 'containerDirective', name: 'table', attributes: { header: 'column' }, children: [made], position }]
}

function cellOf(element: HtmlElement, conversion: Conversion): TableCell {
  return { type: 'tableCell', children: conversion.line(element.children), position: at(element) }
}

/** Whether the first row names the columns: it is in a head, or each of its cells that says something is a header. */
function isHeaderRow({ rows: [first] }: Grid): boolean {
  if (!first) return false
  const named = first.cells.filter(({ element }) => hasContent(element.children))
  return first.isHead || (named.length > 0 && named.every(({ element }) => element.name === 'th'))
}

/** Whether the first column names the rows: below the head, each row begins with a header. */
function isHeaderColumn({ rows, columns }: Grid, isHeaded: boolean): boolean {
  const body = isHeaded ? rows.slice(1) : rows
  return (
    columns > 1 &&
    body.length > 0 &&
    body.every(({ cells: [first] }) => first?.column === 0 && first.element.name === 'th')
  )
}

function alignment({ rows, columns }: Grid): AlignType[] {
  return Array.from({ length: columns }, (_, column) => {
    for (const { cells } of rows) {
      const cell = cells.find((each) => each.column === column)
      const align = cell ? alignmentOf(cell) : null
      if (align !== null) return align
    }
    return null
  })
}

function alignmentOf({ element }: Cell): AlignType {
  const said = attribute(element, 'align')?.toLowerCase() ?? styleOf(element).get('text-align')
  const byClass = classesOf(element).map((name) => /^(?:has-text-)?align-(left|center|right)$/.exec(name)?.[1])
  return [said, ...byClass].find((each) => each === 'left' || each === 'center' || each === 'right') ?? null
}

/**
 * Whether a table arranges a page. Where nothing says so, one column does, and cells with blocks that no table of words
 * has. A header or a caption says that it is one of words.
 */
function isLayout(element: HtmlElement, { rows, columns }: Grid): boolean {
  const role = attribute(element, 'role')
  if (columns < 2 || role === 'presentation' || role === 'none') return true
  if (findByName(element.children, 'table')) return true
  if (saysItIsTable(element)) return false
  if (isUnadorned(element)) return true
  return rows.some(({ cells }) =>
    cells.some((cell) => find(cell.element.children, isLargeBlock) !== null || hasMarkdownBlock(cell)),
  )
}

function saysItIsTable(element: HtmlElement): boolean {
  return findByName(element.children, 'th', 'caption', 'thead') !== null
}

/** As programs write the tables of mails: nothing to be seen of them. Word writes the same for tables of words. */
function isUnadorned(element: HtmlElement): boolean {
  const isWord = classesOf(element).some((name) => name.startsWith('Mso'))
  return !isWord && ['border', 'cellpadding', 'cellspacing'].every((name) => attribute(element, name) === '0')
}

function isLargeBlock({ name }: HtmlElement): boolean {
  return /^(?:h[1-6]|ul|ol|dl|pre|hr|figure|blockquote|video|audio|iframe|details|form)$/.test(name)
}

function hasMarkdownBlock({ element }: Cell): boolean {
  return element.children.some((child) => child.type === 'markdown' && child.node.type !== 'paragraph')
}
