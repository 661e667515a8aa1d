import { followsFootnote } from './adjacent-footnote.ts'
import { contentsOf, type ContentsLine } from './contents-list.ts'
import type { RenderingContext } from './context.ts'
import { footnoteKey } from './footnotes.ts'
import { absoluteAddress, absoluteImageAddress } from './links.ts'
import { missingPicture } from './missing-picture.ts'
import { cardWords, embedWords } from './preview.ts'
import { renderWith, type MarkTable, type NodeTable, type Rendering } from './rendering.ts'
import type { CardJson, DocumentJson, EmbedJson, FigureJson, ItemJson } from './schema.ts'
import { sourceLine, untitled } from './source-line.ts'
import { hanging, indent, overAndUnderlined, paragraphs, underlined } from './text/blocks.ts'
import { listOfNotes, noteOf, type LinkNotes } from './text/notes.ts'
import { lowered, raised } from './text/raised.ts'
import { writeTable } from './text/table.ts'
import { directionOf } from './languages.ts'
import { wordsIn } from './words.ts'

type Text = Rendering<LinkNotes>

const nodes = {
  doc: (node, text) => {
    const blocks = node.content.filter((child) => child.type !== 'footnote')
    const notes = node.content.filter((child) => child.type === 'footnote')
    const title = notes.length === 0 ? '' : underlined(wordsIn(text.context.language).footnotes, '-')
    return paragraphs([...text.each(blocks, node), title, ...text.each(notes, node)])
  },
  paragraph: (node, text) => text.inline(node.content, node).trim(),
  heading: (node, text) => underlined(text.inline(node.content, node), node.attrs.level === 2 ? '=' : '-'),
  blockquote: (node, text) => indent(paragraphs(text.each(node.content, node)), '> '),
  bulletList: (node, text) => text.each(node.content, node).join(node.attrs.tight ? '\n' : '\n\n'),
  orderedList: (node, text) => text.each(node.content, node).join(node.attrs.tight ? '\n' : '\n\n'),
  listItem: (node, text, parent) => {
    const isOrdered = parent?.type === 'orderedList'
    const marker = isOrdered ? `${parent.attrs.start + parent.content.indexOf(node)}. ` : '- '
    const isTight = (isOrdered || parent?.type === 'bulletList') && parent.attrs.tight
    const box = node.attrs.checked === null ? '' : node.attrs.checked ? '[x] ' : '[ ] '
    const written = text.each(node.content, node).filter(Boolean)
    return hanging(marker, `${box}${written.join(isTight ? '\n' : '\n\n')}`)
  },
  codeBlock: (node) => indent((node.content ?? []).map((piece) => piece.text).join(''), '    ').trimEnd(),
  horizontalRule: () => '* * *',
  table: (node, text) =>
    writeTable(
      node,
      node.content.map((row) => text.each(row.content, row).map((cell) => cell.replaceAll('\n', ' '))),
    ),
  tableRow: (node, text) => text.each(node.content, node).join(' '),
  tableHeader: (node, text) => text.each(node.content, node).join(' '),
  tableCell: (node, text) => text.each(node.content, node).join(' '),
  text: (node) => node.text,
  hardBreak: () => '\n',
  image: (node, text) => {
    const { alt, title } = node.attrs
    const missing = missingPicture(node.attrs, text.context)
    if (missing !== null) return `[${missing}]`
    return `[${alt ?? title ?? wordsIn(text.context.language).picture(null)}]${toPicture(node.attrs.src, text)}`
  },
  item: (node, text) => {
    const [title, ...blocks] = node.content
    return paragraphs([itemHead(node, text.each([title], node).join(''), text), ...text.each(blocks, node)])
  },
  itemTitle: (node, text) => text.inline(node.content, node),
  card: (node, text) => writeCard(node, text),
  figure: (node, text) => writeFigure(node, text),
  embed: (node, text) => writeEmbed(node, text),
  callout: (node, text) => {
    const { kind } = node.attrs
    const name = kind === null ? '' : wordsIn(text.context.language).callout[kind]
    return indent(paragraphs([name, ...text.each(node.content, node)]), '| ')
  },
  details: (node, text) => {
    const [summary, ...blocks] = node.content
    const words = text.each([summary], node).join('')
    return paragraphs([words === '' ? '' : `+ ${words}`, indent(paragraphs(text.each(blocks, node)), '  ')])
  },
  detailsSummary: (node, text) => text.inline(node.content, node),
  footnote: (node, text) =>
    hanging(`${raised(String(numberOf(node.attrs.label, text)))} `, paragraphs(text.each(node.content, node))),
  footnoteReference: (node, text, parent) =>
    `${followsFootnote(node, parent) ? ',' : ''}${raised(String(numberOf(node.attrs.label, text)))}`,
  inlineMath: (node) => node.attrs.latex,
  blockMath: (node) => indent(node.attrs.latex, '    '),
  contents: (_, text) => {
    const list = contentsList(contentsOf(text.outline))
    return list === '' ? '' : `${wordsIn(text.context.language).contents}\n${list}`
  },
  pastIssues: (node, text) => paragraphs([...text.each(node.content, node), pastIssuesList(node.attrs.count, text)]),
  subscribe: (node, text) =>
    paragraphs([
      ...text.each(node.content, node),
      `${wordsIn(text.context.language).subscribe}${toLink(`${text.context.address}/feed`, text)}`,
    ]),
  aboutAuthor: (_, { context }) => {
    const { name, about } = context.publication?.author ?? { name: '', about: '' }
    const said = [name, about].filter(Boolean)
    return said.length === 0 ? '' : [wordsIn(context.language).aboutAuthor, ...said].join('\n')
  },
} satisfies NodeTable<LinkNotes>

const marks = {
  link: (mark, inner, text) => {
    const href = absoluteAddress(mark.attrs.href, text.context.issueAddress)
    const isSaid = href === null || href === inner || href === `mailto:${inner}` || href === `tel:${inner}`
    return isSaid ? inner : `${inner}${toLink(mark.attrs.href, text)}`
  },
  bold: (_, inner) => inner,
  italic: (_, inner) => inner,
  strike: (_, inner) => `~~${inner}~~`,
  code: (_, inner) => inner,
  subscript: (_, inner) => besideNote(inner, lowered),
  superscript: (_, inner) => besideNote(inner, raised),
  language: (_, inner) => inner,
} satisfies MarkTable<LinkNotes>

/** What a plain text says of an issue beside its document. */
export type WrittenIssue = { title: string; subtitle: string; number: number | null; document: DocumentJson }

/**
 * Writes a document as plain text. A paragraph is one line, for the mail program to break; headings and the titles of items
 * are underlined, tables have aligned columns, footnotes are raised numbers whose text stands below the letter, and links
 * are numbered notes whose addresses stand at the very end.
 */
export function renderText(document: DocumentJson, context: RenderingContext): string {
  const notes: LinkNotes = new Map()
  return withNotes(renderWith(document, { nodes, marks }, context, notes), notes)
}

/** The whole plain text of an issue, twin of its mail: name and number, title, subtitle, where to read it, the letter. */
export function textDocument(issue: WrittenIssue, context: RenderingContext): string {
  const notes: LinkNotes = new Map()
  const words = wordsIn(context.language)
  const from = [context.publication?.title ?? '', issue.number === null ? '' : words.issue(issue.number)]
  const opening = [
    from.filter(Boolean).join(' · '),
    issue.title === '' ? '' : overAndUnderlined(issue.title),
    issue.subtitle,
    `${words.readOnTheWeb} ${noteOf(notes, context.issueAddress)}`,
  ]
  return withNotes(paragraphs([...opening, renderWith(issue.document, { nodes, marks }, context, notes)]), notes)
}

function withNotes(letter: string, notes: LinkNotes): string {
  return `${paragraphs([letter, notes.size === 0 ? '' : `${'-'.repeat(40)}\n${listOfNotes(notes)}`])}\n`
}

/** The number of the note for a link, with a space before it; nothing where the address is not safe. */
function toLink(href: string | null, { context, state }: Text): string {
  const address = href === null ? null : absoluteAddress(href, context.issueAddress)
  return address === null ? '' : ` ${noteOf(state, address)}`
}

/** The same for the address of a picture. */
function toPicture(src: string, { context, state }: Text): string {
  const address = absoluteImageAddress(src, context.issueAddress)
  return address === null ? '' : ` ${noteOf(state, address)}`
}

/** Writes words that may end in the number of a note, which stays as it is. */
function besideNote(words: string, write: (words: string) => string): string {
  const note = /(?: \[\d+\])*$/.exec(words)?.[0] ?? ''
  return `${write(words.slice(0, words.length - note.length))}${note}`
}

function numberOf(label: string, { footnotes }: Text): number {
  return footnotes.get(footnoteKey(label))?.number ?? 0
}

/** The title of an item, and below it its site and citation. */
function itemHead(node: ItemJson, words: string, text: Text): string {
  const title = words || untitled(node)
  const note = toLink(node.attrs.href, text)
  const { host = null, citation = null } = sourceLine(node) ?? {}
  const cited = citation && `${citation.before}${citation.words}${citation.after}${toLink(citation.href, text)}`
  const source = [host, cited].filter(Boolean).join(' · ')
  return [title && underlined(`${title}${note}`, '-'), source].filter(Boolean).join('\n')
}

/** A card after an arrow, so that nobody takes it for the author's words or for a quotation. */
function writeCard({ attrs }: CardJson, text: Text): string {
  const { title, description, site } = cardWords(attrs)
  const said = [title && `${title}${toLink(attrs.href, text)}`, description, site].filter(Boolean)
  return said.length === 0 ? '' : hanging(arrow(text), said.join('\n'))
}

function writeFigure(node: FigureJson, text: Text): string {
  const { alt, src, href, credit, creditHref } = node.attrs
  const missing = missingPicture(node.attrs, text.context)
  const picture =
    missing === null ? `[${wordsIn(text.context.language).picture(alt)}]${toPicture(src, text)}` : `[${missing}]`
  return [
    `${picture}${toLink(href, text)}`,
    text.inline(node.content, node).trim(),
    credit === null ? '' : `${credit}${toLink(creditHref, text)}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function writeEmbed({ attrs }: EmbedJson, text: Text): string {
  const { title, by } = embedWords(attrs, text.context.language)
  const said = [title && `${title}${toLink(attrs.href, text)}`, by.join(' · ')].filter(Boolean)
  return said.length === 0 ? '' : hanging(attrs.kind === 'post' ? arrow(text) : '▶ ', said.join('\n'))
}

function arrow({ context }: Text): string {
  return directionOf(context.language) === 'rtl' ? '← ' : '→ '
}

function contentsList(shown: readonly ContentsLine[]): string {
  return shown
    .map(({ words, children }) => [`- ${words}`, indent(contentsList(children), '  ')].filter(Boolean).join('\n'))
    .join('\n')
}

function pastIssuesList(count: number, text: Text): string {
  const { publication, language, address } = text.context
  const words = wordsIn(language)
  const issues = (publication?.pastIssues ?? []).slice(0, count).map(({ title, number, date, path }) => {
    const facts = [number === null ? '' : words.issue(number), date].filter(Boolean).join(', ')
    return `- ${title} (${facts})${toLink(`${address}${path}`, text)}`
  })
  return issues.length === 0 ? '' : [words.pastIssues, ...issues].join('\n')
}
