import type { Link, PhrasingContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { quoted, quotedWhole } from '../warning.ts'
import { bareHost, hostOf, isSameAddress } from './address.ts'
import { startsWithCitation, takeCitation } from './citations.ts'
import { spanning, type Block, type Letter } from './letter.ts'
import { hasPicture, paragraphOf, splitFirstLine, textOf, withoutSpace } from './line.ts'

/** The link that an item begins with, and what stands after it. */
type Title = {
  link: Link
  isBold: boolean
  /** What follows the link in its line, such as `——arxiv.org`. */
  source: PhrasingContent[]
  /** The lines below it. */
  below: PhrasingContent[]
}

/**
 * Makes an `item` of every entry in the numbered sections of a letter (`# 1. …`): a line that is one link as a whole, and
 * all that follows until the next such line, heading or rule.
 */
export function placeItems(letter: Letter, blocks: readonly Block[]): Block[] {
  const placed: Block[] = []
  const section = new Section()
  let open: { title: Title; block: Block; content: Block[] } | null = null
  const close = () => {
    if (open) placed.push(itemOf(letter, open.block, open.title, open.content))
    open = null
  }
  for (const block of blocks) {
    const title = section.isNumbered ? readTitle(letter, block, section) : null
    if (title || block.type === 'heading' || block.type === 'thematicBreak') close()
    if (title) open = { title, block, content: [] }
    else if (open) open.content.push(block)
    else placed.push(block)
    section.pass(block, title !== null)
  }
  close()
  return placed
}

/** Where in the sections of a letter its reader is. */
class Section {
  #depth: number | null = null
  #isFirst = false

  get isNumbered(): boolean {
    return this.#depth !== null
  }

  /** Whether nothing stands yet below the last heading or rule. */
  get isFirst(): boolean {
    return this.#isFirst
  }

  /** Whether a heading of this depth that is a link may be the title of an item in it. The highest are sections. */
  holds(depth: number): boolean {
    return this.#depth !== null && depth >= Math.max(2, this.#depth)
  }

  pass(block: Block, isTitle: boolean): void {
    this.#isFirst = !isTitle && (block.type === 'heading' || block.type === 'thematicBreak')
    if (block.type !== 'heading' || isTitle) return
    if (this.#depth !== null && block.depth > this.#depth) return
    this.#depth = isNumbered(textOf(block)) ? block.depth : null
  }
}

/** `1. News`, `２．論文`, `3、其他`; not `3.5 million`. */
function isNumbered(heading: string): boolean {
  return /^\s*\p{Nd}{1,2}\s*[.．、)）:：](?!\p{Nd})/u.test(heading)
}

function readTitle(letter: Letter, block: Block, section: Section): Title | null {
  if (block.type === 'heading') {
    const title = section.holds(block.depth) ? readTitleLine(block.children) : null
    return title && { ...title, below: [] }
  }
  if (block.type !== 'paragraph') return null
  const [line, below] = splitFirstLine(letter, block.children)
  const title = readTitleLine(line)
  if (title?.isBold) return { ...title, below }
  if (title && below.length === 0 && !startsWithCitation(letter, block.children)) {
    if (section.isFirst || /[?&]utm_source=revue/i.test(title.link.url)) return { ...title, below }
    letter.warn(block, `This link may be the title of an item. It is kept as text: ${quoted(textOf(title.link))}.`)
  } else if (startsWithBoldLink(block.children)) {
    letter.warn(
      block,
      `This begins like the title of an item, but goes on in the same line. It is kept as text: ${quoted(textOf(block))}.`,
    )
  }
  return null
}

/** A line that is one link, and at most its source after a dash. */
function readTitleLine(line: readonly PhrasingContent[]): Omit<Title, 'below'> | null {
  const parts = withoutSpace(line)
  const [first, ...others] = parts
  if (first?.type === 'strong' && others.length === 0) {
    const inner = readTitleLine(first.children)
    return inner && { ...inner, isBold: true }
  }
  const bold = first?.type === 'strong' ? withoutSpace(first.children) : []
  const link = bold.length === 1 ? bold[0] : first
  if (link?.type !== 'link' || textOf(link).trim() === '' || hasPicture(link.children)) return null
  if (!isSource(others)) return null
  return { link, isBold: bold.length === 1 || isWhollyBold(link), source: others }
}

function isWhollyBold(link: Link): boolean {
  return link.children.every((child) => child.type === 'strong' || textOf(child).trim() === '')
}

/** Whether what follows a title in its line is nothing, or a dash and a link or a host. */
function isSource(parts: readonly PhrasingContent[]): boolean {
  if (parts.length === 0) return true
  const source = afterDash(textOf(parts))
  if (source === null || hasPicture(parts)) return false
  return linksIn(parts).some((link) => textOf(link).trim() === source) || /^[^\s/]+\.[^\s/]+$/.test(source)
}

function afterDash(text: string): string | null {
  const [dashes] = /^\s*[-|·•\u2010-\u2015]+/u.exec(text) ?? []
  const source = dashes === undefined ? '' : text.slice(dashes.length).trim()
  return source === '' ? null : source
}

function linksIn(parts: readonly PhrasingContent[]): Link[] {
  return parts.flatMap((part) => {
    if (part.type === 'link') return [part]
    return 'children' in part ? linksIn(part.children) : []
  })
}

function startsWithBoldLink(children: readonly PhrasingContent[]): boolean {
  const [first] = withoutSpace(children)
  if (first?.type === 'strong') return withoutSpace(first.children)[0]?.type === 'link'
  return first?.type === 'link' && textOf(first).trim() !== '' && isWhollyBold(first)
}

function itemOf(letter: Letter, block: Block, title: Title, content: readonly Block[]): ContainerDirective {
  const { link } = title
  if (link.title)
    letter.warn(block, `The title of an item is nothing but its words. Left out: ${quotedWhole(link.title)}.`)
  const { citation, blocks } = takeCitation(letter, [...paragraphOf(title.below), ...content], link.url)
  return {
    type: 'containerDirective',
    name: 'item',
    attributes: { href: link.url, ...(citation !== null && { citation }) },
    children: [
      { type: 'paragraph', data: { directiveLabel: true }, children: withoutBold(link), ...spanning(link) },
      ...sourceOf(letter, block, title),
      ...blocks,
    ],
    ...spanning(block, content.at(-1) ?? block),
  }
}

function withoutBold(link: Link): PhrasingContent[] {
  if (!isWhollyBold(link)) return link.children
  return link.children.flatMap((child) => (child.type === 'strong' ? child.children : [child]))
}

/** What follows the title in its line, unless it says no more than where the item's own address leads. */
function sourceOf(letter: Letter, block: Block, { link, source }: Title): Block[] {
  const words = textOf(source).trim()
  if (words === '') return []
  const links = linksIn(source)
  const isRepeated =
    bareHost(afterDash(words) ?? '') === hostOf(link.url) &&
    links.every((each) => isSameAddress(each.url, link.url) && !each.title)
  if (!isRepeated) return paragraphOf(source)
  const addresses = links.map((each) => ` (${each.url})`).join('')
  letter.warn(block, `An item’s address says by itself where it leads. Left out: ${quotedWhole(words + addresses)}.`)
  return []
}
