import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'

/** Whether the cursor is in an item that is a task. */
export function isTaskList(editor: Editor): boolean {
  return typeof editor.getAttributes('listItem').checked === 'boolean'
}

/** Makes tasks of the selected items or paragraphs, or plain items of tasks. */
export function toggleTaskList(editor: Editor): void {
  const checked = isTaskList(editor) ? null : false
  const chain = editor.chain().focus()
  if (!editor.isActive('listItem')) chain.toggleBulletList()
  chain.command(({ tr }) => markItems(tr, checked)).run()
}

/** Sets `checked` on the innermost item around each selected paragraph. */
function markItems(tr: Transaction, checked: boolean | null): boolean {
  const { from, to } = tr.selection
  const items = new Set<number>()
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true
    const $inside = tr.doc.resolve(position + 1)
    for (let depth = $inside.depth; depth > 0; depth -= 1) {
      if ($inside.node(depth).type.name !== 'listItem') continue
      items.add($inside.before(depth))
      break
    }
    return false
  })
  for (const position of items) tr.setNodeAttribute(position, 'checked', checked)
  return items.size > 0
}
