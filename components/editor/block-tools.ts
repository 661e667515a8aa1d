import { Extension, type Editor } from '@tiptap/core'
import { duplicateBlock, moveBlock, moveSection, removeBlock } from './block-moves.ts'
import { sectionAround, unitAround } from './moving.ts'

export type BlockToolName = 'moveUp' | 'moveDown' | 'sectionUp' | 'sectionDown' | 'duplicate' | 'removeBlock'

export type BlockTool = {
  name: BlockToolName
  label: string
  key: string
  run: (editor: Editor) => void
  isPossible: (editor: Editor) => boolean
}

const hasUnit = ({ state }: Editor) => unitAround(state.selection) !== null
const hasSection = ({ state }: Editor) => sectionAround(state.selection) !== null

/** What can be done with the block around the cursor, or with the selected ones. */
export const blockTools: BlockTool[] = [
  {
    name: 'moveUp',
    label: 'Move up',
    key: 'Alt-ArrowUp',
    run: (editor) => moveBlock(editor, 'up'),
    isPossible: hasUnit,
  },
  {
    name: 'moveDown',
    label: 'Move down',
    key: 'Alt-ArrowDown',
    run: (editor) => moveBlock(editor, 'down'),
    isPossible: hasUnit,
  },
  {
    name: 'sectionUp',
    label: 'Move the section up',
    key: 'Alt-Shift-ArrowUp',
    run: (editor) => moveSection(editor, 'up'),
    isPossible: hasSection,
  },
  {
    name: 'sectionDown',
    label: 'Move the section down',
    key: 'Alt-Shift-ArrowDown',
    run: (editor) => moveSection(editor, 'down'),
    isPossible: hasSection,
  },
  { name: 'duplicate', label: 'Duplicate', key: 'Mod-d', run: duplicateBlock, isPossible: hasUnit },
  // In a table the same keys remove the row.
  { name: 'removeBlock', label: 'Delete', key: 'Mod-Shift-Backspace', run: removeBlock, isPossible: hasUnit },
]

/** The keys that move, copy and remove blocks. */
export const BlockTools = Extension.create({
  name: 'blockTools',
  // Behind the keys of tables, before those of the text.
  priority: 950,

  addKeyboardShortcuts() {
    const { editor } = this
    const entries = blockTools.map(({ key, run }) => [
      key,
      () => {
        // Elsewhere the keys would move the cursor by a paragraph; here they never do.
        run(editor)
        return true
      },
    ])
    return Object.fromEntries(entries) as Record<string, () => boolean>
  },
})
