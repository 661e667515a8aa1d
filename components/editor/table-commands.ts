import type { Editor } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isInTable, selectedRect } from '@tiptap/pm/tables'
import type { Alignment } from '@/lib/document/schema.ts'

/** The alignment of the column the cursor is in; null where there is none, or no table. */
export function columnAlignment(editor: Editor): Alignment | null {
  if (!isInTable(editor.state)) return null
  const { map, table, left, top } = selectedRect(editor.state)
  const cell = table.nodeAt(map.positionAt(top, left, table))
  const align: unknown = cell?.attrs.align
  return align === 'left' || align === 'center' || align === 'right' ? align : null
}

/** Aligns the selected columns from top to bottom, as a table in Markdown can; aligned so already, takes it back. */
export function alignColumn(editor: Editor, alignment: Alignment): void {
  if (!isInTable(editor.state)) return
  const { map, tableStart, left, right } = selectedRect(editor.state)
  const value = columnAlignment(editor) === alignment ? null : alignment
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      for (const position of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
        tr.setNodeAttribute(tableStart + position, 'align', value)
      }
      return true
    })
    .run()
}

/** Gives cells that were added to a column the alignment of the column. Null when nothing is to be done. */
export function alignNewCells(state: EditorState): Transaction | null {
  if (!isInTable(state)) return null
  const { map, table, tableStart } = selectedRect(state)
  const { tr } = state
  for (let column = 0; column < map.width; column += 1) {
    const align: unknown = table.nodeAt(map.positionAt(0, column, table))?.attrs.align
    for (const position of map.cellsInRect({ left: column, right: column + 1, top: 1, bottom: map.height })) {
      if (table.nodeAt(position)?.attrs.align !== align) tr.setNodeAttribute(tableStart + position, 'align', align)
    }
  }
  return tr.docChanged ? tr : null
}

/** Nothing can stand above the row of column titles. */
export function canAddRowAbove(editor: Editor): boolean {
  return isInTable(editor.state) && (selectedRect(editor.state).top > 0 || !hasHeader(editor))
}

/** Removes the selected rows. When the column titles go, the next row becomes them. */
export function removeRow(editor: Editor): void {
  if (!isInTable(editor.state)) return
  const { top, bottom, map } = selectedRect(editor.state)
  const losesHeader = top === 0 && hasHeader(editor) && bottom < map.height
  const chain = editor.chain().focus().deleteRow()
  if (losesHeader) chain.toggleHeaderRow()
  chain.run()
}

function hasHeader(editor: Editor): boolean {
  const { map, table } = selectedRect(editor.state)
  return table.nodeAt(map.positionAt(0, 0, table))?.type.name === 'tableHeader'
}
