import { Extension, InputRule, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core'
import { NodeSelection, Selection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { isFootnoteLabel } from '@/lib/document/nodes/footnote.ts'
import { calloutKinds } from '@/lib/document/nodes/callout.ts'
import { safeAddress, safeImageAddress } from '@/lib/document/links.ts'
import { addBlock } from './block-commands.ts'
import { canCallFootnote, labelsIn, placeFootnote } from './footnote-commands.ts'
import { footnoteKey } from '@/lib/document/footnotes.ts'

type TypingRulesOptions = {
  /** Asks what a block that was begun shall say. */
  askForFields: () => void
}

/** What Markdown means is understood as it is typed, beyond what the nodes and marks bring along themselves. */
export const TypingRules = Extension.create<TypingRulesOptions>({
  name: 'typingRules',

  addOptions() {
    return { askForFields: () => {} }
  },

  addInputRules() {
    const { nodes, marks } = this.editor.schema
    const { askForFields } = this.options
    const { heading, orderedList } = nodes
    return [
      // The highest heading of a letter is its title, which stands above the text.
      ...(heading ? [textblockTypeInputRule({ find: /^#\s$/, type: heading, getAttributes: { level: 2 } })] : []),
      ...(orderedList
        ? [
            wrappingInputRule({
              find: /^(\d{1,9})\)\s$/,
              type: orderedList,
              getAttributes: ([, start]) => ({ start: Number(start) }),
              joinPredicate: ([, start], list) => list.childCount + Number(list.attrs.start) === Number(start),
            }),
          ]
        : []),
      new InputRule({
        find: /(^|[^!\]])\[([^[\]]+)\]\(([^()\s]+)\)$/,
        handler({ state, range, match: [, before = '', words = '', typed = ''] }) {
          const href = safeAddress(typed)
          const mark = href === null ? null : marks.link?.create({ href })
          if (!mark || !state.selection.$from.parent.type.allowsMarkType(mark.type)) return null
          const from = range.from + before.length
          const kept = state.selection.$from.marks()
          state.tr.replaceWith(from, range.to, state.schema.text(words, mark.addToSet(kept))).removeStoredMark(mark)
          return undefined
        },
      }),
      new InputRule({
        find: /!\[([^[\]]*)\]\(([^()\s]+)\)$/,
        handler({ state, range, match: [, alt = '', typed = ''] }) {
          const src = safeImageAddress(typed)
          const image = src === null ? null : nodes.image?.create({ src, alt: alt || null })
          const { parent } = state.selection.$from
          if (!image || !parent.type.contentMatch.matchType(image.type)) return null
          state.tr.replaceWith(range.from, range.to, image)
          return undefined
        },
      }),
      new InputRule({
        find: /\[\^([^\s[\]]+)\]$/,
        handler({ state, range, match: [, typed = ''] }) {
          const label = typed.normalize('NFC')
          if (!isFootnoteLabel(label) || !canCallFootnote(state)) return null
          callFootnote(state.tr, range, label)
          return undefined
        },
      }),
      new InputRule({
        find: /(^|[\s(])\$([^$\s](?:[^$]*[^$\s])?)\$$/,
        handler({ state, range, match: [, before = '', latex = ''] }) {
          // “$5-$6” is money.
          if (/^\d/.test(latex) && !/[\\^_{}=]/.test(latex)) return null
          const formula = nodes.inlineMath?.create({ latex })
          const { parent } = state.selection.$from
          if (!formula || !parent.type.contentMatch.matchType(formula.type)) return null
          state.tr.replaceWith(range.from + before.length, range.to, formula)
          return undefined
        },
      }),
      new InputRule({
        find: /^\$\$\s$/,
        handler({ state, range }) {
          const formula = nodes.blockMath?.create()
          if (!formula || !isParagraph(state)) return null
          state.tr.delete(range.from, range.to)
          if (!addBlock(state.tr, formula)) return null
          setTimeout(askForFields)
          return undefined
        },
      }),
      new InputRule({
        find: /^:::([a-z]+)\s$/,
        handler({ state, range, match: [, name = ''] }) {
          return isParagraph(state) && begin(state, range, name) ? undefined : null
        },
      }),
      new InputRule({
        find: /^\[!([a-z]+)\]\s$/i,
        handler({ state, range, match: [, typed = ''] }) {
          const kind = calloutKinds.find((each) => each === typed.toLowerCase())
          const { $from } = state.selection
          const isFirst = $from.depth > 1 && $from.node(-1).type.name === 'blockquote' && $from.index(-1) === 0
          if (!kind || !isFirst || !nodes.callout) return null
          state.tr.delete(range.from, range.to).setNodeMarkup($from.before(-1), nodes.callout, { kind })
          return undefined
        },
      }),
    ]
  },
})

function isParagraph({ selection: { $from } }: EditorState): boolean {
  return $from.parent.type.name === 'paragraph'
}

/** Calls a footnote by the label that was typed, and opens its text among the others when there is none yet. */
function callFootnote(tr: Transaction, { from, to }: { from: number; to: number }, label: string): void {
  const { footnote, footnoteReference, paragraph } = tr.doc.type.schema.nodes
  const isKnown = labelsIn(tr.doc).has(footnoteKey(label))
  const call = footnoteReference?.create({ label })
  const note = footnote?.create({ label }, paragraph?.create())
  if (!call || !note) return
  tr.replaceWith(from, to, call)
  if (!isKnown) placeFootnote(tr, note)
  tr.setSelection(Selection.near(tr.doc.resolve(from + 1), -1))
}

/** Begins the block that a directive names. */
function begin(state: EditorState, { from, to }: { from: number; to: number }, name: string): boolean {
  const { tr, schema } = state
  const line = schema.node('paragraph')
  const kind = calloutKinds.find((each) => each === name)
  const block =
    kind !== undefined || name === 'callout'
      ? schema.node('callout', { kind: kind ?? null }, line)
      : name === 'details'
        ? schema.node('details', null, [schema.node('detailsSummary'), line])
        : name === 'item'
          ? schema.node('item', null, [schema.node('itemTitle'), line])
          : name === 'card'
            ? schema.node('card')
            : null
  if (!block) return false
  tr.delete(from, to)
  if (!addBlock(tr, block)) return false
  if (tr.selection instanceof NodeSelection && tr.selection.node.type.name !== 'card') return false
  return true
}

/** What is typed, and what it becomes, for the list of keys. */
export const typedMarkdown: [typed: string, meaning: string][] = [
  ['/ and a word', 'Any block'],
  ['# and a space', 'Heading'],
  ['### and a space', 'Smaller heading'],
  ['#### and a space', 'Smallest heading'],
  ['- and a space', 'List'],
  ['1. and a space', 'Numbered list'],
  ['[ ] and a space', 'Tasks'],
  ['> and a space', 'Quote'],
  ['> [!note] and a space', 'Callout, also tip, warning …'],
  [':::details and a space', 'Text that unfolds, also callout, item, card'],
  ['``` and a space', 'Block of code'],
  ['$$ and a space', 'Formula'],
  ['---', 'Dividing line'],
  ['**word**', 'Bold'],
  ['*word*', 'Italic'],
  ['~~word~~', 'Struck out'],
  ['`word`', 'Code'],
  ['$x^2$', 'Formula in the line'],
  ['[words](address)', 'Link'],
  ['![words](address)', 'Picture from an address'],
  ['[^1]', 'Footnote'],
]
