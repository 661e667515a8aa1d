import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { footnoteKey } from '@/lib/document/footnotes.ts'
import { siteOf } from '@/lib/document/site.ts'
import { footnoteNumbers, isSameNumbers, numberOf, type FootnoteNumbers } from './footnote-numbers.ts'

/**
 * What a node shows at the desk that its own attributes don't say, as HTML attributes for the stylesheet; null when there
 * is nothing. Both the editor and the static text draw them.
 *
 * - `class="lone-picture"`: readers see this paragraph as a figure.
 * - `data-hint`: says what belongs into a line that is still empty.
 * - `data-gap`: the name of a picture that never came along.
 * - `data-source`: where the link of an item leads, and its citation.
 * - `data-number`, `data-uncalled`: what readers see of a footnote, and that nothing calls it.
 */
export function deskAttributes(
  node: Node,
  parent: Node | null,
  numbers: FootnoteNumbers,
): Record<string, string> | null {
  switch (node.type.name) {
    case 'paragraph':
      return isLonePicture(node) ? { class: 'lone-picture' } : null
    case 'itemTitle':
      return orNull({ ...hint(node, 'Title'), ...source(parent) })
    case 'detailsSummary':
      return hint(node, 'The line that is always there')
    case 'figure':
      return orNull({ ...hint(node, 'Caption, if it needs one'), ...gap(node) })
    case 'footnoteReference':
      return { 'data-number': String(numberOf(node.attrs.label, numbers) ?? node.attrs.label) }
    case 'footnote': {
      const known = numbers.get(footnoteKey(String(node.attrs.label)))
      const number = String(known?.number ?? node.attrs.label)
      return { 'data-number': number, ...(known?.references === 0 && { 'data-uncalled': '' }) }
    }
    default:
      return null
  }
}

/** Whether readers see a paragraph as a figure: it holds one picture and nothing else. */
export function isLonePicture(node: Node): boolean {
  return node.type.name === 'paragraph' && node.childCount === 1 && node.firstChild?.type.name === 'image'
}

/** Whether a figure's picture lies on this site and was never stored: an imported letter may show such. */
export function isGap(figure: Node): boolean {
  const src = String(figure.attrs.src)
  return !/^(?:https?:|\/media\/)/i.test(src)
}

function gap(figure: Node): Record<string, string> | null {
  const name = String(figure.attrs.src).split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  return isGap(figure) ? { 'data-gap': `Picture missing: ${name}. Add a picture here to fill its place.` } : null
}

function hint(node: Node, words: string): Record<string, string> | null {
  return node.content.size === 0 ? { 'data-hint': words } : null
}

function source(item: Node | null): Record<string, string> | null {
  const { href, citation } = (item?.attrs ?? {}) as { href?: string | null; citation?: string | null }
  const words = [href ? (siteOf(href) ?? href) : '', citation ?? ''].filter((part) => part !== '')
  return words.length > 0 ? { 'data-source': words.join(' · ') } : null
}

function orNull(attributes: Record<string, string>): Record<string, string> | null {
  return Object.keys(attributes).length > 0 ? attributes : null
}

type Drawn = { numbers: FootnoteNumbers; marks: DecorationSet }

const drawnKey = new PluginKey<Drawn>('deskAttributes')

/** The numbers of the footnotes in the text as it stands. */
export function numbersIn(state: EditorState): FootnoteNumbers {
  return drawnKey.getState(state)?.numbers ?? footnoteNumbers(state.doc)
}

/** Draws `deskAttributes` onto the text that is being written. With each letter only the block it stands in is drawn anew. */
export const DeskAttributes = Extension.create({
  name: 'deskAttributes',

  addProseMirrorPlugins() {
    return [
      new Plugin<Drawn>({
        key: drawnKey,
        state: {
          init: (_config, { doc }) => drawn(doc, footnoteNumbers(doc)),
          apply: (tr, before) => (tr.docChanged ? redrawn(before, tr.before, tr.doc) : before),
        },
        props: { decorations: (state) => drawnKey.getState(state)?.marks },
      }),
    ]
  },
})

function drawn(doc: Node, numbers: FootnoteNumbers): Drawn {
  return { numbers, marks: DecorationSet.create(doc, marksIn(doc, 0, doc.content.size, numbers)) }
}

/** As `drawn` gives it for the new document, made from what was drawn for the one before. */
function redrawn({ numbers: numbersBefore, marks }: Drawn, before: Node, doc: Node): Drawn {
  const numbers = footnoteNumbers(doc)
  // Another number may stand anywhere in the text.
  if (!isSameNumbers(numbers, numbersBefore)) return drawn(doc, numbers)
  const { from, to, newTo } = changedBlocks(before, doc)
  // The document says what changed, not the steps: a step may put back the very blocks that it took. What was drawn on a
  // block that is another now goes with it.
  const kept = marks.map(new Mapping([new StepMap([from, to - from, newTo - from])]), doc)
  return { numbers: numbersBefore, marks: kept.add(doc, marksIn(doc, from, newTo, numbers)) }
}

function marksIn(doc: Node, from: number, to: number, numbers: FootnoteNumbers): Decoration[] {
  const marks: Decoration[] = []
  if (from === to) return marks
  doc.nodesBetween(from, to, (node, position, parent) => {
    const attributes = node.isText ? null : deskAttributes(node, parent, numbers)
    if (attributes) marks.push(Decoration.node(position, position + node.nodeSize, attributes))
  })
  return marks
}

/** Where the blocks lie that are not the same objects in both: from and to in the first, and to in the second. */
function changedBlocks(before: Node, after: Node): { from: number; to: number; newTo: number } {
  const shorter = Math.min(before.childCount, after.childCount)
  let from = 0
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) from += before.child(start++).nodeSize
  let to = before.content.size
  let newTo = after.content.size
  for (let end = 1; end <= shorter - start; end += 1) {
    const block = before.child(before.childCount - end)
    if (block !== after.child(after.childCount - end)) break
    to -= block.nodeSize
    newTo -= block.nodeSize
  }
  return { from, to, newTo }
}
