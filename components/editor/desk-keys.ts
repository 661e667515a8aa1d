import { Extension, isNodeSelection, type Editor } from '@tiptap/core'
import { otherActions, tableActions, textActions, type Action, type Desk } from './actions.ts'

/** What the keys need beside the actions: where focus goes. */
export type DeskPlaces = Desk & {
  leaveUpwards(): void
  goToToolbar(): void
  /** Title and subtitle for an issue that has neither yet; whether they were taken. */
  takeHeads: (title: string, subtitle: string) => boolean
  /** To the description of the selected picture. */
  goToPicture(): void
}

/** Every action of the desk on its key, before any other meaning the key may have. */
export const DeskKeys = Extension.create<{ desk: DeskPlaces | null }>({
  name: 'deskKeys',
  priority: 1000,

  addOptions() {
    return { desk: null }
  },

  addKeyboardShortcuts() {
    const { desk } = this.options
    if (!desk) return {}
    const { editor } = this
    const onKey = (action: Action, isHere: (editor: Editor) => boolean) => () => {
      if (!isHere(editor) || !(action.isPossible?.(editor) ?? true)) return false
      action.run(editor, desk)
      return true
    }
    const keysOf = (actions: readonly Action[], isHere: (editor: Editor) => boolean) =>
      Object.fromEntries(
        actions.flatMap((action) => (action.key === null ? [] : [[action.key, onKey(action, isHere)] as const])),
      )
    return {
      ...keysOf([...textActions.flatMap((group) => group.actions), ...otherActions], () => true),
      ...keysOf(linkAction, hasWhatToLink),
      ...keysOf(tableActions.actions, () => editor.isActive('table')),
      'Mod-y': () => editor.commands.redo(),
      'Alt-F10': () => {
        desk.goToToolbar()
        return true
      },
      ArrowUp: () => {
        if (!isInFirstLine(editor)) return false
        desk.leaveUpwards()
        return true
      },
      Enter: () => {
        const { selection } = editor.state
        // Enter would put a paragraph in the place of the picture.
        if (!isNodeSelection(selection) || selection.node.type.name !== 'image') return false
        desk.goToPicture()
        return true
      },
    }
  },
})

const linkAction = textActions.flatMap((group) => group.actions).filter(({ name }) => name === 'link')

/** Without words to link, and outside a link, the key is for finding things: it opens the palette. */
function hasWhatToLink(editor: Editor): boolean {
  return !editor.state.selection.empty || editor.isActive('link')
}

function isInFirstLine({ state, view }: Editor): boolean {
  const { $from, empty } = state.selection
  if (!empty || $from.depth === 0 || view.composing) return false
  for (let depth = 0; depth < $from.depth; depth += 1) if ($from.index(depth) > 0) return false
  return view.endOfTextblock('up')
}
