import { attributesOf, compareDocuments, isUnchanged } from '../compare.ts'
import type { RenderingContext } from '../context.ts'
import { footnoteCalls } from '../footnote-calls.ts'
import { element, escapeHtml, lines, tag } from '../html.ts'
import { safeImageAddress } from '../links.ts'
import { normalForm } from '../normal-form.ts'
import { pageTables } from '../page.ts'
import type { PageState } from '../page/page.ts'
import { renderSettled, type MarkTable, type NodeTable, type Rendering } from '../rendering.ts'
import type { CodeBlockJson, DocumentJson, NodeJson, NodeName } from '../schema.ts'
import { markChanges, type BlockChange, type ChangeMarkName } from './marked.ts'
import { attributeName, attributeWords } from './said.ts'

/**
 * Writes two documents as one page: all that the later one says, with what was added in `ins`, what was removed in `del`,
 * and what else changed said beside its block (`.compared`). What the eye tells by form is told in words to those who
 * listen; the words of ours are in English, like the desk. As safe as `renderPage`.
 */
export function renderComparison(
  before: DocumentJson,
  after: DocumentJson,
  context: RenderingContext,
): { html: string; isSame: boolean } {
  const compared = compareDocuments(normalForm(before), normalForm(after))
  const { nodes, changes } = markChanges(compared, 'both')
  const merged = { type: 'doc', content: nodes } as DocumentJson
  const state = { tables: 0, pictures: 0, calls: footnoteCalls() }
  return { html: renderSettled(merged, tablesFor(changes), context, state), isSame: isUnchanged(compared) }
}

const changeMarks: Record<ChangeMarkName, (inner: string) => string> = {
  added: (inner) => element('ins', { class: 'change-added' }, `${aside('added: ')}${inner}${aside(' (end)')}`),
  removed: (inner) => element('del', { class: 'change-removed' }, `${aside('removed: ')}${inner}${aside(' (end)')}`),
  changeNote: (inner) => element('small', { class: 'change-note', lang: 'en' }, inner),
}

const aside = (words: string) => element('span', { class: 'visually-hidden', lang: 'en' }, words)

/** Parts that may have nothing around them but what they are a part of. */
const parts: ReadonlySet<string> = new Set([
  'doc',
  'text',
  'hardBreak',
  'image',
  'inlineMath',
  'footnoteReference',
  'listItem',
  'tableRow',
  'tableHeader',
  'tableCell',
  'itemTitle',
  'detailsSummary',
  'footnote',
] satisfies NodeName[])

type Write = (node: NodeJson, page: Rendering<PageState>, parent: NodeJson | null) => string

function tablesFor(changes: ReadonlyMap<NodeJson, BlockChange>) {
  const nodes = Object.fromEntries(
    Object.entries(pageTables.nodes).map(([name, write]): [string, Write] => [
      name,
      (node, page, parent) => {
        const html = node.type === 'codeBlock' ? writeCode(node) : (write as Write)(node, page, parent)
        const change = changes.get(node)
        return change && !parts.has(node.type) ? around(node, change, html, parent) : html
      },
    ]),
  )
  return {
    nodes: nodes as unknown as NodeTable<PageState>,
    marks: {
      ...pageTables.marks,
      ...Object.fromEntries(
        Object.entries(changeMarks).map(([name, write]) => [name, (_: unknown, inner: string) => write(inner)]),
      ),
    } as MarkTable<PageState>,
  }
}

const labels: Record<BlockChange['change'], string> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  'moved here': 'Moved here',
  'moved away': 'Moved from here',
}

/** A block with what is told of it. Blocks whose words are marked already need no word more. */
function around(node: NodeJson, told: BlockChange, html: string, parent: NodeJson | null): string {
  const notes = notesOf(node, told)
  const isSilent = !('content' in node && node.content)
  const isMoved = told.change === 'moved here' || told.change === 'moved away'
  if (parent?.type !== 'doc' && notes.length === 0 && !isSilent && !isMoved) return html
  const hasLabel = isMoved || (told.change !== 'changed' && isSilent)
  const label = hasLabel ? element('p', { class: 'change-label', lang: 'en' }, labels[told.change]) : ''
  const list = notes.length > 0 ? element('ul', { class: 'change-notes', lang: 'en' }, lines(notes)) : ''
  const attributes = { class: 'compared', 'data-change': told.change.replace(' ', '-') }
  return element('div', attributes, lines([label, html, list]))
}

function notesOf(node: NodeJson, { attributes, before }: BlockChange): string[] {
  if (before === null) return []
  const [old, young] = [attributesOf(before), attributesOf(node)]
  return attributes.flatMap((attribute) => {
    const name = attributeName(attribute)
    if (name === null) return []
    const isPicture = attribute === 'src' || attribute === 'image'
    const shown = (value: unknown, mark: 'added' | 'removed') => {
      const words = attributeWords(value)
      if (words === null) return ''
      return changeMarks[mark](`${escapeHtml(words)}${isPicture ? thumbnail(words) : ''}`)
    }
    const values = [shown(old[attribute], 'removed'), shown(young[attribute], 'added')].filter(Boolean)
    return [element('li', {}, `${name}: ${values.join(' ')}`)]
  })
}

function thumbnail(address: string): string {
  const src = safeImageAddress(address)
  return src === null ? '' : tag('img', { src, alt: '', loading: 'lazy', decoding: 'async' })
}

/** Code with changes in it has no colours of its own beside theirs. */
function writeCode(node: CodeBlockJson): string {
  const pieces = (node.content ?? []) as { text: string; marks?: { type: string }[] }[]
  if (!pieces.some(({ marks }) => marks)) return pageTables.nodes.codeBlock(node)
  const code = pieces.map(({ text, marks }) => {
    const change = marks?.find(({ type }) => type === 'added' || type === 'removed')
    return change ? changeMarks[change.type as ChangeMarkName](escapeHtml(text)) : escapeHtml(text)
  })
  return element('pre', { tabindex: 0 }, element('code', {}, code.join('')))
}
