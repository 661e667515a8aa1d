import type { Paragraph, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { loneFigure } from '../figure-form.ts'
import { safeAddress, safeImageAddress } from '../links.ts'
import { mostPastIssues, usualPastIssues } from '../nodes/automatic.ts'
import { calloutKinds, type CalloutKind } from '../nodes/callout.ts'
import { embedKinds } from '../nodes/embed.ts'
import { figureSizes } from '../nodes/figure.ts'
import { plainText } from '../plain-text.ts'
import type { BlockJson, CaptionJson, InlineJson, MarkJson, TextJson } from '../schema.ts'
import { wantedAddress } from '../tracking.ts'
import { readInline } from './read-inline.ts'
import type { Reading } from './reading.ts'
import { quoted, quotedWhole } from './warning.ts'

type Directive = ContainerDirective | LeafDirective
/** Reads the blocks within, which the reader of all blocks hands over. */
type ReadBlocks = (nodes: readonly RootContent[]) => BlockJson[]

/**
 * Reads a directive, such as `:::item[Title]{href="…"}`, as the block of ours that it names. One that names none stays
 * as text around its content.
 */
export function readDirective(reading: Reading, node: Directive, readBlocks: ReadBlocks): BlockJson[] {
  const said = new Said(reading, node)
  const read = Object.hasOwn(readers, node.name) ? readers[node.name] : undefined
  if (!read) return readUnknown(reading, node, readBlocks)
  const blocks = read(said, readBlocks)
  said.warnOfRest()
  return [...said.unusedLabel(), ...blocks]
}

const readers: Record<string, (said: Said, readBlocks: ReadBlocks) => BlockJson[]> = {
  item: (said, readBlocks) => [
    {
      type: 'item',
      attrs: { href: said.address('href'), citation: said.text('citation') },
      content: [{ type: 'itemTitle', ...said.label() }, ...readBlocks(said.children)],
    },
  ],
  card: (said, readBlocks) => [
    {
      type: 'card',
      attrs: {
        href: said.address('href'),
        title: said.title(),
        description: said.text('description'),
        site: said.text('site'),
        image: said.picture('image'),
      },
    },
    ...readBlocks(said.children),
  ],
  embed: (said, readBlocks) => [
    {
      type: 'embed',
      attrs: {
        kind: said.choice('kind', embedKinds) ?? 'video',
        href: said.address('href'),
        title: said.title(),
        author: said.text('author'),
        image: said.picture('image'),
      },
    },
    ...readBlocks(said.children),
  ],
  figure: readFigure,
  callout: (said, readBlocks) => callout(said, said.choice('kind', calloutKinds), readBlocks),
  details: (said, readBlocks) => [
    {
      type: 'details',
      content: [{ type: 'detailsSummary', ...said.label() }, ...orEmpty(readBlocks(said.children))],
    },
  ],
  table: (said, readBlocks) => {
    const isColumn = said.choice('header', ['column'] as const) === 'column'
    const [first, ...rest] = readBlocks(said.children)
    if (first?.type !== 'table' || !isColumn) return [...(first ? [first] : []), ...rest]
    const content = first.content.map((row) => ({
      ...row,
      content: row.content.map((cell, column) => (column === 0 ? { ...cell, type: 'tableHeader' as const } : cell)),
    }))
    return [{ type: 'table', content }, ...rest]
  },
  contents: (said, readBlocks) => [{ type: 'contents' }, ...readBlocks(said.children)],
  'past-issues': (said, readBlocks) => [
    { type: 'pastIssues', attrs: { count: said.count('count') }, content: readBlocks(said.children) },
  ],
  subscribe: (said, readBlocks) => [{ type: 'subscribe', content: readBlocks(said.children) }],
  about: (said, readBlocks) => [{ type: 'aboutAuthor' }, ...readBlocks(said.children)],
  // As other programs write callouts.
  note: (said, readBlocks) => callout(said, 'note', readBlocks),
  info: (said, readBlocks) => callout(said, 'note', readBlocks),
  tip: (said, readBlocks) => callout(said, 'tip', readBlocks),
  important: (said, readBlocks) => callout(said, 'important', readBlocks),
  warning: (said, readBlocks) => callout(said, 'warning', readBlocks),
  caution: (said, readBlocks) => callout(said, 'caution', readBlocks),
  danger: (said, readBlocks) => callout(said, 'caution', readBlocks),
}

function callout(said: Said, kind: CalloutKind | null, readBlocks: ReadBlocks): BlockJson[] {
  const { content } = said.label()
  const title: BlockJson[] = content ? [{ type: 'paragraph', content: content.map(bold) }] : []
  return [{ type: 'callout', attrs: { kind }, content: orEmpty([...title, ...readBlocks(said.children)]) }]
}

function bold(node: TextJson): TextJson {
  const marks = node.marks ?? []
  return marks.some(({ type }) => type === 'bold') ? node : { ...node, marks: [{ type: 'bold' }, ...marks] }
}

/** A figure: its first paragraph is the picture, the second its caption. What follows stands below it. */
function readFigure(said: Said, readBlocks: ReadBlocks): BlockJson[] {
  const attrs = {
    credit: said.text('credit'),
    creditHref: said.address('credit-href'),
    size: said.choice('size', figureSizes) ?? 'text',
  }
  const [first, second, ...rest] = readBlocks(said.children)
  const picture = first?.type === 'paragraph' ? loneFigure(first) : first?.type === 'figure' ? first : null
  if (!picture) {
    said.warn('This figure does not begin with a picture, so its parts stand for themselves')
    const credit = attrs.credit === null ? [] : [words(attrs.credit, attrs.creditHref)]
    return [first, second, ...rest, ...credit].filter((node) => node !== undefined)
  }
  const caption = second?.type === 'paragraph' ? captionOf(second.content) : null
  const below = caption === null && second ? [second, ...rest] : rest
  return [{ type: 'figure', attrs: { ...picture.attrs, ...attrs }, ...(caption && { content: caption }) }, ...below]
}

function captionOf(content: InlineJson[] | undefined): CaptionJson[] | null {
  const caption = (content ?? []).filter((node): node is CaptionJson => node.type !== 'image')
  return caption.length === content?.length ? caption : null
}

function words(text: string, href: string | null): BlockJson {
  const marks: MarkJson[] = href === null ? [] : [{ type: 'link', attrs: { href, title: null } }]
  return { type: 'paragraph', content: [{ type: 'text', text, ...(marks.length > 0 && { marks }) }] }
}

function orEmpty(blocks: BlockJson[]): BlockJson[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }]
}

/** The line that opens it, as it is written, and what stands in it. */
function readUnknown(reading: Reading, node: Directive, readBlocks: ReadBlocks): BlockJson[] {
  const { start, end } = node.position ?? {}
  const source = reading.source.slice(start?.offset, end?.offset)
  const line = (source.split('\n')[0] ?? '').trim()
  reading.warn(node, `There is no block “${node.name}”, so its first line is kept as text: ${quoted(line)}.`)
  const opening = line === '' ? `::${node.name}` : line
  const children = node.type === 'containerDirective' ? node.children.filter((child) => !isLabel(child)) : []
  return [{ type: 'paragraph', content: [{ type: 'text', text: opening }] }, ...readBlocks(children)]
}

function isLabel(node: RootContent): node is Paragraph {
  return node.type === 'paragraph' && node.data?.directiveLabel === true
}

/** What a directive says: each attribute is taken once, and what nobody took is named. */
class Said {
  readonly children: RootContent[]
  readonly #reading: Reading
  readonly #node: Directive
  readonly #label: Paragraph | null
  readonly #rest: Map<string, string>
  #isLabelTaken = false

  constructor(reading: Reading, node: Directive) {
    this.#reading = reading
    this.#node = node
    this.#rest = new Map(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? '']))
    if (node.type === 'leafDirective') {
      this.#label = { type: 'paragraph', children: node.children, position: node.position }
      this.children = []
    } else {
      this.#label = node.children.find(isLabel) ?? null
      this.children = node.children.filter((child) => !isLabel(child))
    }
  }

  warn(text: string): void {
    this.#reading.warn(this.#node, `${text}.`)
  }

  text(name: string): string | null {
    const value = this.#rest.get(name) ?? ''
    this.#rest.delete(name)
    return value.trim() === '' ? null : value
  }

  address(name: string): string | null {
    return this.#checked(this.text(name), (address) => safeAddress(wantedAddress(address, this.#reading)))
  }

  picture(name: string): string | null {
    return this.#checked(this.text(name), safeImageAddress)
  }

  #checked(value: string | null, check: (address: string) => string | null): string | null {
    const safe = value === null ? null : check(value)
    if (value !== null && safe === null) this.warn(`This address can’t be used and was left out: ${quotedWhole(value)}`)
    return safe
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
    const value = this.text(name)
    const choice = choices.find((each) => each === value) ?? null
    if (value !== null && choice === null) this.warn(`“${name}” can’t be ${quoted(value)}, and was left out`)
    return choice
  }

  count(name: string): number {
    const value = this.text(name)
    if (value === null) return usualPastIssues
    const count = /^\d{1,3}$/.test(value) ? Number(value) : 0
    if (count >= 1 && count <= mostPastIssues) return count
    this.warn(`From 1 to ${mostPastIssues} past issues can be listed, not ${quoted(value)}`)
    return usualPastIssues
  }

  /** The words of the label with the marks that a title may have. What a title can't hold is named. */
  label(): { content?: TextJson[] } {
    this.#isLabelTaken = true
    if (!this.#label || this.#label.children.length === 0) return {}
    const content = readInline(this.#reading, this.#label.children, this.#label)
    const kept = content.flatMap((node) => this.#titleText(node))
    return kept.length > 0 ? { content: kept } : {}
  }

  title(): string | null {
    return plainText(this.label().content).trim() || null
  }

  #titleText(node: InlineJson): TextJson[] {
    const marks = node.marks?.filter((mark) => {
      if (mark.type === 'link') this.warn(`A title can’t hold a link. Left out: ${quotedWhole(mark.attrs.href)}`)
      return mark.type !== 'link'
    })
    if (node.type === 'image') this.warn(`A title can’t hold an image. Left out: ${quotedWhole(node.attrs.src)}`)
    if (node.type === 'footnoteReference') this.warn('A title can’t hold a footnote, so its label is kept as text')
    const text = node.type === 'footnoteReference' ? `[^${node.attrs.label}]` : plainText([node])
    return text === '' ? [] : [{ type: 'text', text, ...(marks && marks.length > 0 && { marks }) }]
  }

  warnOfRest(): void {
    for (const [name, value] of this.#rest) {
      this.warn(`“${name}” says nothing of this block and was left out: ${quotedWhole(value)}`)
    }
  }

  /** The words of a label where the block has no title, as a line of their own. */
  unusedLabel(): BlockJson[] {
    if (this.#isLabelTaken || !this.#label || this.#label.children.length === 0) return []
    return [{ type: 'paragraph', content: readInline(this.#reading, this.#label.children, this.#label) }]
  }
}
