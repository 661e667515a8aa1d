import { Extension, isNodeSelection } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import {
  NodeSelection,
  Plugin,
  TextSelection,
  type Selection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { hasFields } from './field-place.ts'
import { followFootnote, footnoteAround, removeFootnote } from './footnote-commands.ts'

type Direction = 'up' | 'down' | 'left' | 'right'

type BlockKeysOptions = {
  /** Shows what the selected block says beside its text. */
  askForFields: () => void
}

/** What the keys for writing, and presses of the pointer, do in and between the newsletter's own blocks. */
export const BlockKeys = Extension.create<BlockKeysOptions>({
  name: 'blockKeys',
  // Before the meaning that lists and the text itself give these keys.
  priority: 900,

  addOptions() {
    return { askForFields: () => {} }
  },

  addKeyboardShortcuts() {
    const { editor } = this
    const run = (change: (tr: Transaction) => boolean): boolean => {
      const { tr } = editor.state
      if (!change(tr)) return false
      editor.view.dispatch(tr.scrollIntoView())
      return true
    }
    const select = (direction: Direction) => () =>
      selectBare(editor.view, editor.state, direction, (selection) =>
        editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView()),
      )
    const erase = () => run(eraseAtStart)
    const eraseForward = () => run(eraseAtEnd)
    return {
      Enter: () => run(leaveTitle) || run(leaveCaption) || run(leaveFootnote) || run(leaveBlock),
      Backspace: erase,
      'Mod-Backspace': erase,
      'Shift-Backspace': erase,
      Delete: eraseForward,
      'Mod-Delete': eraseForward,
      ArrowUp: select('up'),
      ArrowDown: select('down'),
      ArrowLeft: select('left'),
      ArrowRight: select('right'),
    }
  },

  addProseMirrorPlugins() {
    const { editor } = this
    const { askForFields } = this.options
    return [
      new Plugin({
        props: {
          // A press on the picture of a figure means the figure, one on a block without content the block.
          handleClick(view, _position, { target }) {
            const caption =
              target instanceof HTMLImageElement ? target.closest('figure')?.querySelector('figcaption') : null
            if (!caption) return false
            const at = view.state.doc.resolve(view.posAtDOM(caption, 0)).before()
            view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
            return true
          },
          handleClickOn(view, _position, node, at, _event, isDirect) {
            if (!isDirect || !isBare(node)) return false
            view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
            return true
          },
          handleDoubleClickOn(_view, _position, node, _at, _event, isDirect) {
            if (!isDirect || !node.isAtom || !hasFields(editor)) return false
            askForFields()
            return true
          },
        },
      }),
    ]
  },
})

/** From an item's title, or the line of something that unfolds, into what lies below; words behind the cursor go along. */
function leaveTitle(tr: Transaction): boolean {
  const $cursor = cursorIn(tr)
  if (!$cursor || !isTitle($cursor.parent)) return false
  const { paragraph } = tr.doc.type.schema.nodes
  const rest = $cursor.parent.cut($cursor.parentOffset).content
  const next = tr.doc.nodeAt($cursor.after())
  const isReady = rest.size === 0 && next?.type.name === 'paragraph' && next.content.size === 0
  const below = paragraph?.create(null, rest)
  if (!below) return false
  const at = $cursor.after()
  if (!isReady) tr.insert(at, below)
  tr.delete($cursor.pos, $cursor.end())
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.slice(isReady ? 0 : 1).map(at) + 1))
  return true
}

/** From a caption into a new paragraph below the figure. */
function leaveCaption(tr: Transaction): boolean {
  const $cursor = cursorIn(tr)
  return $cursor?.parent.type.name === 'figure' && openBelow(tr, $cursor.after())
}

/** From an empty last paragraph of a footnote back to where it is called. */
function leaveFootnote(tr: Transaction): boolean {
  const $cursor = cursorIn(tr)
  if (!$cursor || $cursor.depth !== 2 || !isEmptyLast($cursor) || $cursor.index(-1) === 0) return false
  if (!followFootnote(tr)) return false
  tr.delete($cursor.before(), $cursor.after())
  return true
}

const left: ReadonlySet<string> = new Set(['item', 'details', 'callout', 'pastIssues', 'subscribe'])

/** From an empty last paragraph of a block into a new one below the block. */
function leaveBlock(tr: Transaction): boolean {
  const $cursor = cursorIn(tr)
  if (!$cursor || $cursor.depth < 2 || !isEmptyLast($cursor)) return false
  const holder = $cursor.node(-1)
  if (!left.has(holder.type.name)) return false
  const index = $cursor.index(-1)
  const after = $cursor.after(-1)
  const isSpare = holder.canReplace(index, index + 1)
  // A callout that holds nothing else becomes the paragraph.
  if (!isSpare && holder.type.name === 'callout') return false
  if (isSpare) tr.delete($cursor.before(), $cursor.after())
  return openBelow(tr, isSpare ? after - 2 : after)
}

function openBelow(tr: Transaction, at: number): boolean {
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create()
  const $at = tr.doc.resolve(at)
  if (!paragraph || !$at.parent.canReplaceWith($at.index(), $at.index(), paragraph.type)) return false
  tr.insert(at, paragraph)
  tr.setSelection(TextSelection.create(tr.doc, at + 1))
  return true
}

/** At the start of a line that can't be joined with the one before without losing something. */
function eraseAtStart(tr: Transaction): boolean {
  const $cursor = cursorIn(tr)
  if (!$cursor || $cursor.parentOffset > 0) return false
  const { parent } = $cursor
  if (isTitle(parent)) return eraseEmptyHolder(tr, $cursor)
  if (parent.type.name === 'figure') return selectNode(tr, $cursor.before())
  const index = $cursor.depth > 0 ? $cursor.index(-1) : 0
  const note = footnoteAround(tr)
  if (note && $cursor.depth === 2 && index === 0) {
    if (isEmptyText(note.node)) removeFootnote(tr, note)
    return true
  }
  const before = index > 0 ? $cursor.node(-1).child(index - 1) : null
  if (!before || !isTitle(before) || fitsTitle(parent, before)) return false
  tr.setSelection(TextSelection.create(tr.doc, $cursor.before() - 1))
  return true
}

/** At the end of a title: what follows joins it only when it can do so whole. */
function eraseAtEnd(tr: Transaction): boolean {
  const $cursor = cursorIn(tr)
  if (!$cursor || !isTitle($cursor.parent) || $cursor.parentOffset < $cursor.parent.content.size) return false
  const next = tr.doc.nodeAt($cursor.after())
  return next === null || !fitsTitle(next, $cursor.parent)
}

/** Removes an item or something that unfolds, when there is nothing in it. */
function eraseEmptyHolder(tr: Transaction, $cursor: ResolvedPos): boolean {
  const holder = $cursor.node(-1)
  const holdsNothing = isEmptyText(holder) && Object.values(holder.attrs).every((value) => value === null)
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create()
  if (holdsNothing && paragraph) {
    const at = $cursor.before(-1)
    tr.replaceWith(at, $cursor.after(-1), paragraph)
    tr.setSelection(TextSelection.create(tr.doc, at + 1))
  }
  return true
}

function selectNode(tr: Transaction, at: number): boolean {
  tr.setSelection(NodeSelection.create(tr.doc, at))
  return true
}

/** Whether a paragraph can become a part of a title and lose neither a picture nor a link. */
function fitsTitle(paragraph: Node, title: Node): boolean {
  let fits = paragraph.isTextblock
  paragraph.forEach((child) => {
    fits &&= child.isText && child.marks.every((mark) => title.type.allowsMarkType(mark.type))
  })
  return fits
}

function cursorIn({ selection }: Pick<EditorState, 'selection'>): ResolvedPos | null {
  return selection instanceof TextSelection ? selection.$cursor : null
}

function isTitle(node: Node): boolean {
  return node.type.name === 'itemTitle' || node.type.name === 'detailsSummary'
}

function isEmptyLast($cursor: ResolvedPos): boolean {
  const { parent } = $cursor
  return (
    parent.type.name === 'paragraph' &&
    parent.content.size === 0 &&
    $cursor.index(-1) === $cursor.node(-1).childCount - 1
  )
}

/** Whether a block holds nothing but empty lines. */
function isEmptyText(holder: Node): boolean {
  let isEmpty = true
  holder.descendants((node) => {
    isEmpty &&=
      node.isTextblock && node.type.name !== 'codeBlock' && node.type.name !== 'figure' && node.content.size === 0
    return isEmpty
  })
  return isEmpty
}

/** Whether a block that may hold others holds none, so that no cursor finds a place in it. */
export function isBare(node: Node): boolean {
  return (node.type.name === 'pastIssues' || node.type.name === 'subscribe') && node.childCount === 0
}

/** Arrows stop at a bare block as they do at a card: it gets selected. Whether there was one. */
function selectBare(
  view: EditorView,
  { doc, selection }: EditorState,
  direction: Direction,
  take: (selection: Selection) => void,
): boolean {
  const isForward = direction === 'down' || direction === 'right'
  if (!isNodeSelection(selection) && !(selection.empty && view.endOfTextblock(direction))) return false
  const $from = isForward ? selection.$to : selection.$from
  const at = isForward ? nextBlock($from, isNodeSelection(selection)) : blockBefore($from, isNodeSelection(selection))
  const node = at === null ? null : doc.nodeAt(at)
  if (at === null || !node || !isBare(node)) return false
  take(NodeSelection.create(doc, at))
  return true
}

function nextBlock($from: ResolvedPos, isBetween: boolean): number | null {
  if (isBetween && $from.nodeAfter) return $from.pos
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.indexAfter(depth - 1) < $from.node(depth - 1).childCount) return $from.after(depth)
  }
  return null
}

function blockBefore($from: ResolvedPos, isBetween: boolean): number | null {
  if (isBetween && $from.nodeBefore) return $from.pos - $from.nodeBefore.nodeSize
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const index = $from.index(depth - 1)
    if (index > 0) return $from.before(depth) - $from.node(depth - 1).child(index - 1).nodeSize
  }
  return null
}
