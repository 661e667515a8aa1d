import { Extension, type Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import { textActions, type Action, type Desk } from './actions.ts'
import type { SlashName } from './block-words.ts'
import { findBlocks } from './find-blocks.ts'
import { inOneStep } from './undo-steps.ts'

/** A slash that was typed, and what was typed behind it: where they stand, and which entry of the list is marked. */
export type Slash = { from: number; to: number; query: string; index: number }

const slashKey = new PluginKey<Slash | null>('slash')
const closing = 'close'

export const slashListId = 'slash-list'

export function slashEntryId(name: string): string {
  return `slash-${name}`
}

/** The slash that the list of blocks belongs to; null where there is none. */
export function slashIn(state: EditorState): Slash | null {
  return slashKey.getState(state) ?? null
}

/** What the list offers for a slash, the likeliest first; nothing when it fits nothing. */
export function slashEntries(editor: Editor): Action[] {
  const slash = slashIn(editor.state)
  if (!slash) return []
  return findBlocks(slash.query)
    .map(actionOf)
    .filter((action) => isOffered(editor, action))
}

/** Puts what was chosen in the place of the slash and what was typed behind it; undo takes both back together. */
export function chooseEntry(editor: Editor, desk: Desk, action: Action): void {
  const slash = slashIn(editor.state)
  if (!slash) return
  inOneStep(editor, () => {
    const { tr } = editor.state
    tr.delete(startFor(action, tr, slash.from), slash.to)
    editor.view.dispatch(tr.setMeta(slashKey, closing))
    action.run(editor, desk)
  })
}

/** A footnote is called right behind the word before the slash. */
function startFor({ name }: Action, { doc }: Transaction, from: number): number {
  const $from = doc.resolve(from)
  return name === 'footnote' && $from.parentOffset > 1 && doc.textBetween(from - 1, from) === ' ' ? from - 1 : from
}

/** Marks another entry of the list. */
export function markEntry({ view }: Editor, index: number): void {
  const slash = slashIn(view.state)
  if (slash && slash.index !== index) view.dispatch(view.state.tr.setMeta(slashKey, { ...slash, index }))
}

const actions = new Map(textActions.flatMap((group) => group.actions).map((action) => [action.name, action]))

function actionOf(name: SlashName): Action {
  const action = actions.get(name)
  if (!action) throw new TypeError(`There is no action “${name}”.`)
  return action
}

/** Cells take in no blocks. */
const forCells: ReadonlySet<string> = new Set<SlashName>(['picture', 'footnote', 'inlineMath'])

function isOffered(editor: Editor, action: Action): boolean {
  if (isInTable(editor.state) && !forCells.has(action.name)) return false
  return action.isPossible?.(editor) ?? true
}

/**
 * Knows when the author types a slash where a block could begin, or the sign that has its key on Chinese and Japanese
 * keyboards, and gives the keys to the list of blocks while it is open. What is typed stays text until something is chosen.
 */
export const SlashKeys = Extension.create<{ desk: Desk | null }>({
  name: 'slashKeys',
  // The list comes before whatever the keys mean in the text.
  priority: 1100,

  addOptions() {
    return { desk: null }
  },

  addProseMirrorPlugins() {
    const { editor } = this
    const { desk } = this.options
    return [
      new Plugin<Slash | null>({
        key: slashKey,
        state: {
          init: () => null,
          apply(tr, slash) {
            const meta = tr.getMeta(slashKey) as Slash | typeof closing | undefined
            if (meta === closing) return null
            if (meta) return meta
            if (!tr.docChanged && !tr.selectionSet) return slash
            return (slash && followed(slash, tr)) ?? typed(tr)
          },
        },
        props: {
          attributes: (state) => attributesFor(editor, state),
          handleKeyDown(view, event) {
            const slash = slashIn(view.state)
            // An input method has its own meaning for every key.
            if (!slash || !desk || event.isComposing || event.keyCode === 229 || view.composing) return false
            if (event.altKey || event.ctrlKey || event.metaKey) return false
            const entries = slashEntries(editor)
            if (entries.length === 0) return false
            if (event.key === 'Escape') {
              view.dispatch(view.state.tr.setMeta(slashKey, closing))
              return true
            }
            if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
              const chosen = entries[slash.index] ?? entries[0]
              if (chosen) chooseEntry(editor, desk, chosen)
              return true
            }
            const target = targetOf(event.key, Math.min(slash.index, entries.length - 1), entries.length)
            if (target === null) return false
            markEntry(editor, target)
            return true
          },
        },
      }),
    ]
  },
})

function attributesFor(editor: Editor, state: EditorState): Record<string, string> {
  const slash = slashIn(state)
  if (!slash || editor.isDestroyed || editor.state !== state) return {}
  const entries = slashEntries(editor)
  const marked = entries[slash.index] ?? entries[0]
  if (!marked) return {}
  return {
    'aria-haspopup': 'listbox',
    'aria-autocomplete': 'list',
    'aria-controls': slashListId,
    'aria-activedescendant': slashEntryId(marked.name),
  }
}

function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count
    case 'ArrowUp':
      return (from + count - 1) % count
    case 'PageDown':
      return Math.min(from + 8, count - 1)
    case 'PageUp':
      return Math.max(from - 8, 0)
    default:
      return null
  }
}

/** The same slash after a change; null when the cursor left it or it is gone. */
function followed(slash: Slash, tr: Transaction): Slash | null {
  const from = tr.mapping.map(slash.from)
  const $cursor = cursorIn(tr)
  if (!$cursor || $cursor.pos <= from || from < $cursor.start() || !startsSlash(tr, from)) return null
  const query = tr.doc.textBetween(from + 1, $cursor.pos, ' ', ' ')
  if (/^[\s/]|\s\s|.{40}/u.test(query)) return null
  return { from, to: $cursor.pos, query, index: query === slash.query ? slash.index : 0 }
}

/** A slash that was typed just now where the list is wanted. */
function typed(tr: Transaction): Slash | null {
  if (
    !tr.docChanged ||
    tr.getMeta('paste') === true ||
    tr.getMeta('history$') ||
    tr.getMeta('addToHistory') === false
  ) {
    return null
  }
  const $cursor = cursorIn(tr)
  const last = tr.mapping.maps.at(-1)
  if (!$cursor || !last || !isPlace($cursor) || !startsSlash(tr, $cursor.pos - 1)) return null
  let isTyped = false
  last.forEach((_from, _to, start, end) => {
    if (end === $cursor.pos && end - start > 0 && end - start < 4) isTyped = true
  })
  return isTyped ? { from: $cursor.pos - 1, to: $cursor.pos, query: '', index: 0 } : null
}

/** Whether a sign that opens the list stands at a position, and before it nothing or a space. */
function startsSlash({ doc }: Transaction, at: number): boolean {
  const $at = doc.resolve(Math.max(at, 0))
  if (at < 0 || !$at.parent.inlineContent || at >= $at.end()) return false
  if (!/^[/／、]$/.test(doc.textBetween(at, at + 1))) return false
  return $at.parentOffset === 0 || /\s/u.test(doc.textBetween(at - 1, at, ' ', ' '))
}

function isPlace($cursor: ResolvedPos): boolean {
  const { parent } = $cursor
  const isText = parent.type.name === 'paragraph' || parent.type.name === 'heading'
  return isText && !$cursor.marks().some(({ type }) => type.name === 'code' || type.name === 'link')
}

function cursorIn({ selection }: Transaction): ResolvedPos | null {
  return selection.empty && selection.$from.parent.inlineContent ? selection.$from : null
}
