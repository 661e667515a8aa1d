import type { Editor } from '@tiptap/core'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { blockActions, type BlockActionName } from './block-actions.ts'
import { alignColumn, canAddRowAbove, columnAlignment, removeRow } from './table-commands.ts'
import { hasFields } from './field-place.ts'
import { unitAround } from './moving.ts'
import { isTaskList, toggleTaskList } from './task-commands.ts'

/** What actions ask of the desk around the text. */
export type Desk = {
  askForLink(): void
  choosePictures(): void
  /** What the block that holds the cursor says beside its text. */
  askForFields(): void
  askForLanguage(): void
  /** What can be done with the block that holds the cursor. */
  showBlockMenu(): void
  showKeys(): void
  saveNow(): void
}

export type Action = {
  name: ActionName
  label: string
  /** As `prosemirror-keymap` names keys: `Mod-b`; null for what is chosen from a menu only. */
  key: string | null
  run: (editor: Editor, desk: Desk) => void
  isOn?: (editor: Editor) => boolean
  isPossible?: (editor: Editor) => boolean
}

export type ActionName =
  | BlockActionName
  | 'fields'
  | 'blockMenu'
  | 'paragraph'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'link'
  | 'bulletList'
  | 'orderedList'
  | 'taskList'
  | 'quote'
  | 'codeBlock'
  | 'picture'
  | 'table'
  | 'rule'
  | 'undo'
  | 'redo'
  | 'keys'
  | 'save'
  | 'rowAbove'
  | 'rowBelow'
  | 'removeRow'
  | 'columnBefore'
  | 'columnAfter'
  | 'removeColumn'
  | 'alignLeft'
  | 'alignCenter'
  | 'alignRight'
  | 'removeTable'

export type ActionGroup = {
  title: string
  actions: Action[]
  /** Shown as one button that opens a menu. */
  isMenu?: boolean
}

const heading = (level: 2 | 3 | 4, label: string): Action => ({
  name: `heading${level}`,
  label,
  key: `Mod-Alt-${level}`,
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  isOn: (editor) => editor.isActive('heading', { level }),
})

/** What the toolbar offers, in its order; keys are those that other editors have, where there are such. */
export const textActions: ActionGroup[] = [
  { title: 'Blocks', actions: blockActions, isMenu: true },
  {
    title: 'This block',
    actions: [
      {
        name: 'blockMenu',
        label: 'Move or change this block',
        key: 'Mod-Alt-a',
        run: (_editor, desk) => desk.showBlockMenu(),
        isPossible: ({ state }) => unitAround(state.selection) !== null,
      },
    ],
  },
  {
    title: 'Paragraphs',
    actions: [
      {
        name: 'paragraph',
        label: 'Text',
        key: 'Mod-Alt-0',
        run: (editor) => editor.chain().focus().setParagraph().run(),
        isOn: (editor) => editor.isActive('paragraph'),
      },
      heading(2, 'Heading'),
      heading(3, 'Smaller heading'),
      heading(4, 'Smallest heading'),
    ],
  },
  {
    title: 'Words',
    actions: [
      {
        name: 'bold',
        label: 'Bold',
        key: 'Mod-b',
        run: (editor) => editor.chain().focus().toggleBold().run(),
        isOn: (editor) => editor.isActive('bold'),
      },
      {
        name: 'italic',
        label: 'Italic',
        key: 'Mod-i',
        run: (editor) => editor.chain().focus().toggleItalic().run(),
        isOn: (editor) => editor.isActive('italic'),
      },
      {
        name: 'strike',
        label: 'Struck out',
        key: 'Mod-Shift-s',
        run: (editor) => editor.chain().focus().toggleStrike().run(),
        isOn: (editor) => editor.isActive('strike'),
      },
      {
        name: 'code',
        label: 'Code',
        key: 'Mod-e',
        run: (editor) => editor.chain().focus().toggleCode().run(),
        isOn: (editor) => editor.isActive('code'),
      },
      {
        name: 'link',
        label: 'Link',
        key: 'Mod-k',
        run: (_editor, desk) => desk.askForLink(),
        isOn: (editor) => editor.isActive('link'),
        isPossible: (editor) => !editor.isActive('codeBlock'),
      },
    ],
  },
  {
    title: 'Lists and quotes',
    actions: [
      {
        name: 'bulletList',
        label: 'List',
        key: 'Mod-Shift-8',
        run: (editor) => editor.chain().focus().toggleBulletList().run(),
        isOn: (editor) => editor.isActive('bulletList') && !isTaskList(editor),
      },
      {
        name: 'orderedList',
        label: 'Numbered list',
        key: 'Mod-Shift-7',
        run: (editor) => editor.chain().focus().toggleOrderedList().run(),
        isOn: (editor) => editor.isActive('orderedList'),
      },
      { name: 'taskList', label: 'Tasks', key: 'Mod-Shift-9', run: toggleTaskList, isOn: isTaskList },
      {
        name: 'quote',
        label: 'Quote',
        key: 'Mod-Shift-b',
        run: (editor) => editor.chain().focus().toggleBlockquote().run(),
        isOn: (editor) => editor.isActive('blockquote'),
      },
      {
        name: 'codeBlock',
        label: 'Block of code',
        key: 'Mod-Alt-c',
        run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
        isOn: (editor) => editor.isActive('codeBlock'),
      },
    ],
  },
  {
    title: 'Insert',
    actions: [
      { name: 'picture', label: 'Picture', key: 'Mod-Alt-p', run: (_editor, desk) => desk.choosePictures() },
      {
        name: 'table',
        label: 'Table',
        key: 'Mod-Alt-g',
        run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        isPossible: (editor) => !editor.isActive('table') && !editor.isActive('codeBlock'),
      },
      {
        name: 'rule',
        label: 'Dividing line',
        key: 'Mod-Alt--',
        run: (editor) => editor.chain().focus().setHorizontalRule().run(),
        isPossible: (editor) => !editor.isActive('table'),
      },
    ],
  },
  {
    title: 'Back and forth',
    actions: [
      {
        name: 'undo',
        label: 'Undo',
        key: 'Mod-z',
        // What was understood as Markdown against the author's will comes back as it was typed.
        run: (editor) => {
          if (!editor.commands.undoInputRule()) editor.chain().focus().undo().run()
        },
        isPossible: ({ state }) => undoDepth(state) > 0,
      },
      {
        name: 'redo',
        label: 'Redo',
        key: 'Mod-Shift-z',
        run: (editor) => editor.chain().focus().redo().run(),
        isPossible: ({ state }) => redoDepth(state) > 0,
      },
    ],
  },
  {
    title: 'The desk',
    actions: [{ name: 'keys', label: 'Keys', key: 'Mod-/', run: (_editor, desk) => desk.showKeys() }],
  },
]

const align = (alignment: 'left' | 'center' | 'right', name: ActionName, label: string, key: string): Action => ({
  name,
  label,
  key,
  run: (editor) => alignColumn(editor, alignment),
  isOn: (editor) => columnAlignment(editor) === alignment,
})

/** What can be done inside a table. */
export const tableActions: ActionGroup = {
  title: 'In a table',
  actions: [
    {
      name: 'rowAbove',
      label: 'Add a row above',
      key: 'Mod-Shift-Enter',
      run: (editor) => editor.chain().focus().addRowBefore().run(),
      isPossible: canAddRowAbove,
    },
    {
      name: 'rowBelow',
      label: 'Add a row below',
      key: 'Mod-Enter',
      run: (editor) => editor.chain().focus().addRowAfter().run(),
    },
    { name: 'removeRow', label: 'Remove the row', key: 'Mod-Shift-Backspace', run: removeRow },
    {
      name: 'columnBefore',
      label: 'Add a column before',
      key: 'Mod-Alt-Shift-Enter',
      run: (editor) => editor.chain().focus().addColumnBefore().run(),
    },
    {
      name: 'columnAfter',
      label: 'Add a column after',
      key: 'Mod-Alt-Enter',
      run: (editor) => editor.chain().focus().addColumnAfter().run(),
    },
    {
      name: 'removeColumn',
      label: 'Remove the column',
      key: 'Mod-Alt-Backspace',
      run: (editor) => editor.chain().focus().deleteColumn().run(),
    },
    align('left', 'alignLeft', 'Column to the left', 'Mod-Shift-l'),
    align('center', 'alignCenter', 'Column in the middle', 'Mod-Shift-e'),
    align('right', 'alignRight', 'Column to the right', 'Mod-Shift-r'),
    {
      name: 'removeTable',
      label: 'Remove the table',
      key: 'Mod-Alt-Shift-Backspace',
      run: (editor) => editor.chain().focus().deleteTable().run(),
    },
  ],
}

/** What has a key and no button. */
export const otherActions: Action[] = [
  {
    name: 'fields',
    label: 'What the block says beside its text',
    key: 'Alt-Enter',
    run: (_editor, desk) => desk.askForFields(),
    isPossible: hasFields,
  },
  { name: 'save', label: 'Save now', key: 'Mod-s', run: (_editor, desk) => desk.saveNow() },
]

/** A key as it is written on the keyboard: `⌘⇧S`, or `Ctrl Shift S`. */
export function keyLabel(key: string, isMac: boolean): string {
  const names = isMac ? macNames : otherNames
  return partsOf(key)
    .map((part) => names[part] ?? part.toUpperCase())
    .join(isMac ? '' : ' ')
}

/** A key as `aria-keyshortcuts` writes it (WAI-ARIA 1.2): `Control+Shift+S`. */
export function ariaKey(key: string, isMac: boolean): string {
  return partsOf(key)
    .map((part) => (part === 'Mod' ? (isMac ? 'Meta' : 'Control') : part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}

function partsOf(key: string): string[] {
  return key.split(/-(?!$)/)
}

const macNames: Record<string, string> = {
  Mod: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
}
const otherNames: Record<string, string> = {
  Mod: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
  Backspace: 'Backspace',
  Enter: 'Enter',
  ArrowUp: '↑',
  ArrowDown: '↓',
}
