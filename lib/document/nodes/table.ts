import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { attribute } from './attribute.ts'

const alignments: readonly unknown[] = [null, 'left', 'center', 'right']

/** One column, one row, no fixed width: what a Markdown table can hold. The names are those that ProseMirror asks for. */
const oneCell = (what: string) => ({
  default: 1,
  parseHTML: () => 1,
  rendered: false,
  validate: attribute(what, (value) => value === 1),
})

const cellAttributes = {
  colspan: oneCell('A cell is one column wide.'),
  rowspan: oneCell('A cell is one row high.'),
  colwidth: {
    default: null,
    parseHTML: () => null,
    rendered: false,
    validate: attribute('Columns have no fixed width.', (value) => value === null),
  },
}

const alignment = {
  default: null,
  parseHTML: (element: HTMLElement) => {
    const written = element.style.textAlign || element.getAttribute('align')
    return alignments.includes(written) ? written : null
  },
  renderHTML: ({ align }: Record<string, unknown>) =>
    typeof align === 'string' ? { style: `text-align: ${align}` } : {},
  validate: attribute('A column stands left, right or in the middle.', (value) => alignments.includes(value)),
}

export const tableRow = TableRow.extend({ content: '(tableCell | tableHeader)+' })

/** A cell that names a column or a row. In the normal form those are the whole first row, the whole first column, or both. */
export const tableHeader = TableHeader.extend({
  content: 'paragraph',
  addAttributes() {
    return { ...cellAttributes, align: alignment }
  },
})

export const tableCell = TableCell.extend({
  content: 'paragraph',
  addAttributes() {
    return { ...cellAttributes, align: alignment }
  },
})

/** A table whose cells hold one paragraph each; line breaks stand for more. Cells can't be merged, as Markdown can't say it. */
export const table = Table.extend({
  addCommands() {
    const impossible = () => () => false
    return { ...this.parent?.(), mergeCells: impossible, splitCell: impossible, mergeOrSplit: impossible }
  },

  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Enter: () => this.editor.isActive('table') && this.editor.commands.setHardBreak(),
    }
  },

  addProseMirrorPlugins() {
    return [
      ...(this.parent?.() ?? []),
      new Plugin({
        props: {
          transformPasted: (slice, view) => {
            const { $from, $to } = view.state.selection
            const isInOneCell = $from.sameParent($to) && $from.depth > 1 && isCell($from.node(-1))
            return isInOneCell && !holdsTable(slice.content)
              ? oneParagraph(slice, view.state.schema.nodes.hardBreak)
              : slice
          },
        },
      }),
    ]
  },
})

function isCell(node: Node): boolean {
  return node.type.name === 'tableCell' || node.type.name === 'tableHeader'
}

function holdsTable(content: Fragment): boolean {
  let found = false
  content.descendants((node) => {
    if (node.type.name.startsWith('table')) found = true
    return !found
  })
  return found
}

/** What was pasted as one run of text: its blocks become lines. */
function oneParagraph(slice: Slice, hardBreak: Node['type'] | undefined): Slice {
  if (slice.content.firstChild?.isInline !== false) return slice
  let line = Fragment.empty
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true
    if (line.size > 0 && hardBreak) line = line.append(Fragment.from(hardBreak.create()))
    line = line.append(node.type.spec.code ? lines(node, hardBreak) : node.content)
    return false
  })
  return new Slice(line, 0, 0)
}

function lines(code: Node, hardBreak: Node['type'] | undefined): Fragment {
  const { schema } = code.type
  const pieces = code.textContent
    .split('\n')
    .flatMap((text, index) => [
      ...(index > 0 && hardBreak ? [hardBreak.create()] : []),
      ...(text === '' ? [] : [schema.text(text)]),
    ])
  return Fragment.from(pieces)
}
