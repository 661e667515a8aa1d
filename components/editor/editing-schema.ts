import {
  getSchema,
  InputRule,
  flattenExtensions,
  textblockTypeInputRule,
  type AnyExtension,
  type Mark,
  type Node,
} from '@tiptap/core'
import type { DOMOutputSpec, Node as ProseMirrorNode, Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { documentExtensions } from '@/lib/document/schema.ts'
import { alignNewCells } from './table-commands.ts'
import { taskView } from './task-view.ts'

/** Blocks whose text decides by itself in which direction it runs. */
const directed: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'tableCell',
  'tableHeader',
  'itemTitle',
  'detailsSummary',
])

/**
 * The document's extensions as the desk shows them: the same nodes, marks and attributes, drawn for writing. What does
 * not belong into a text that was only opened, such as a paragraph added at its end, is left out.
 */
export const editingExtensions: AnyExtension[] = documentExtensions
  .flatMap((extension) => (extension.name === 'starterKit' ? flattenExtensions([extension]).slice(1) : [extension]))
  .filter((extension) => extension.name !== 'trailingNode')
  .map(forWriting)

function forWriting(extension: AnyExtension): AnyExtension {
  const shown = directed.has(extension.name) ? withOwnDirection(extension as Node) : extension
  switch (shown.name) {
    case 'heading':
      // Two hashes to four make a heading; deeper ones come in by paste only.
      return (shown as Node).extend({
        addInputRules() {
          return [2, 3, 4].map((level) =>
            textblockTypeInputRule({ find: new RegExp(`^#{${level}}\\s$`), type: this.type, getAttributes: { level } }),
          )
        },
      })
    case 'listItem':
      return (shown as Node).extend({
        addNodeView() {
          return taskView
        },
        addInputRules() {
          return [...(this.parent?.() ?? []), taskRule]
        },
      })
    case 'table':
      // The table scrolls sideways in a box of its own, as it does for readers.
      return (shown as Node).extend({
        renderHTML() {
          return ['div', { class: 'table' }, ['table', ['tbody', 0]]]
        },
        addNodeView() {
          return null
        },
        addProseMirrorPlugins() {
          return [
            ...(this.parent?.() ?? []),
            new Plugin({
              appendTransaction: (transactions, _before, state) =>
                transactions.some((transaction) => transaction.docChanged) ? alignNewCells(state) : null,
            }),
          ]
        },
      })
    case 'figure':
      return (shown as Node).extend({
        renderHTML(props) {
          const [tag, attributes, image] = drawnAsList(this.parent?.(props))
          return [tag, attributes, image, ['figcaption', { dir: 'auto' }, 0]]
        },
      })
    case 'callout':
    case 'footnote':
      // An <aside> within the text would be a landmark of the page.
      return (shown as Node).extend({
        renderHTML(props) {
          const [tag, attributes, ...rest] = drawnAsList(this.parent?.(props))
          return [tag, { ...attributes, role: 'note' }, ...rest]
        },
      })
    case 'footnoteReference':
      // Its number is drawn by `DeskAttributes`; copied as plain text, it is written as in Markdown.
      return (shown as Node).extend({
        renderHTML: ({ HTMLAttributes }) => ['sup', { class: 'footnote-reference', ...HTMLAttributes }],
        renderText: ({ node }) => `[^${String(node.attrs.label)}]`,
      })
    case 'inlineMath':
      return (shown as Node).extend({ renderText: ({ node }) => `$${String(node.attrs.latex)}$` })
    case 'contents':
    case 'pastIssues':
    case 'subscribe':
    case 'aboutAuthor':
      return (shown as Node).extend({
        renderHTML(props) {
          const [tag, attributes, ...rest] = drawnAsList(this.parent?.(props))
          return [tag, { ...attributes, 'data-hint': automaticHint(props.node) }, ...rest]
        },
      })
    case 'link':
      return (shown as Mark).configure({ shouldAutoLink: looksLikeAddress }).extend({ inclusive: false })
    default:
      return shown
  }
}

function withOwnDirection(node: Node): Node {
  return node.extend({
    renderHTML(props) {
      const drawn: DOMOutputSpec = this.parent?.(props) ?? ['div', 0]
      if (!Array.isArray(drawn)) return drawn
      const [tag, { style: _style, ...attributes }, ...rest] = drawn as [string, Record<string, unknown>, ...unknown[]]
      // A cell says its alignment as the reader's page does, and by attribute for where it is pasted.
      const align: unknown = props.node.attrs.align
      const alignment = typeof align === 'string' && { class: `align-${align}`, align }
      return [tag, { ...attributes, ...alignment, dir: 'auto' }, ...rest]
    },
  })
}

/** How a node of ours is drawn, whose form its own file shows. */
function drawnAsList(drawn: unknown): [tag: string, attributes: object, ...rest: unknown[]] {
  if (!Array.isArray(drawn)) throw new TypeError('A node is drawn by something other than a list.')
  return drawn as [string, object]
}

/** Says what will stand in the place of a block that is filled in by itself. */
function automaticHint({ type: { name }, attrs: { count } }: ProseMirrorNode): string {
  switch (name) {
    case 'pastIssues':
      return count === 1
        ? 'The issue before this one, filled in when published'
        : `The last ${String(count)} issues, filled in when published`
    case 'subscribe':
      return 'How to get the next issue, filled in when published'
    case 'aboutAuthor':
      return 'About the author, filled in from the settings when published'
    default:
      return 'Contents, filled in when published'
  }
}

/** Only what could be nothing else becomes a link by itself: "end.So" is the end of a sentence, not a site in Somalia. */
function looksLikeAddress(word: string): boolean {
  return /^(?:https?:\/\/|www\.|mailto:)/i.test(word) || /^[^@\s/]+@[^@\s/]+$/.test(word)
}

/** `[ ] ` or `[x] ` at the start of a paragraph that is in no list begins a list of tasks. */
const taskRule = new InputRule({
  find: /^\[([ xX])\]\s$/,
  handler: ({ range, match, chain, state }) => {
    const { $from } = state.selection
    if ($from.depth > 1 && $from.node(-1).type.name === 'listItem') return null
    if ($from.parent.type.name !== 'paragraph') return null
    chain()
      .deleteRange(range)
      .toggleBulletList()
      .updateAttributes('listItem', { checked: match[1] !== ' ' })
      .run()
    return undefined
  },
})

let schema: Schema | null = null

/** The schema of `editingExtensions`, for drawing a document before or beside the editor. */
export function editingSchema(): Schema {
  schema ??= getSchema(editingExtensions)
  return schema
}
