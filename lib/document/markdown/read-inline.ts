import type { Definition, Image, ImageReference, Link, LinkReference, PhrasingContent, Text } from 'mdast'
import { safeAddress, safeImageAddress } from '../links.ts'
import { canonicalLanguage } from '../nodes/language.ts'
import { documentSchema, type InlineJson, type MarkJson } from '../schema.ts'
import { wantedAddress } from '../tracking.ts'
import { joinLines } from './lines.ts'
import { lineOf, type Place, type Reading } from './reading.ts'
import { readTag, type OpeningTag, type Tag } from './tag.ts'
import { quoted, quotedWhole } from './warning.ts'

/** Reads what stands in a line, with the marks around it already known. */
export function readInline(reading: Reading, children: readonly PhrasingContent[], place: Place): InlineJson[] {
  const line = new Line(reading, place)
  line.add(children, [])
  return joinLines(line.content)
}

const rank = new Map(Object.keys(documentSchema.marks).map((name, index) => [name, index]))

/** Marks with one more, in the order of the schema; one of a kind is enough. */
function withMark(marks: readonly MarkJson[], mark: MarkJson | null): readonly MarkJson[] {
  if (mark === null || marks.some((each) => each.type === mark.type)) return marks
  return [...marks, mark].sort((one, other) => (rank.get(one.type) ?? 0) - (rank.get(other.type) ?? 0))
}

/** The tags of HTML that say the same as a mark of ours. */
const markTags: Record<string, MarkJson['type']> = {
  a: 'link',
  b: 'bold',
  code: 'code',
  del: 'strike',
  em: 'italic',
  i: 'italic',
  kbd: 'code',
  s: 'strike',
  samp: 'code',
  span: 'language',
  strike: 'strike',
  strong: 'bold',
  sub: 'subscript',
  sup: 'superscript',
  tt: 'code',
  var: 'code',
}

/** Tags that a document has no mark for; what they mark is kept, without them. */
const plainTags: ReadonlySet<string> = new Set(
  'abbr bdi bdo big center cite dfn font ins label mark nobr output q small time u'.split(' '),
)

function isPaired(name: string): boolean {
  return Object.hasOwn(markTags, name) || plainTags.has(name)
}

class Line {
  readonly content: InlineJson[] = []
  readonly #reading: Reading
  #place: Place

  constructor(reading: Reading, place: Place) {
    this.#reading = reading
    this.#place = place
  }

  add(children: readonly PhrasingContent[], around: readonly MarkJson[]): void {
    const pairs = pairTags(children)
    const open: (readonly MarkJson[])[] = [around]
    let formula: string | null = null
    for (const [index, child] of children.entries()) {
      const marks = open.at(-1) ?? around
      if (child.position) this.#place = child
      const tag = pairs.get(index)
      if (tag?.kind === 'open') {
        if (isFormula(tag)) formula = ''
        open.push(withMark(marks, isFormula(tag) ? null : this.#markOf(tag)))
      } else if (tag) {
        open.pop()
        if (formula !== null && tag.kind === 'close' && tag.name === 'code') {
          this.#push({ type: 'inlineMath', attrs: { latex: formula } }, open.at(-1) ?? around)
          formula = null
        }
      } else if (formula !== null && (child.type === 'text' || child.type === 'inlineCode')) formula += child.value
      else this.#addOne(child, marks)
    }
  }

  #addOne(node: PhrasingContent, marks: readonly MarkJson[]): void {
    switch (node.type) {
      case 'text':
        this.#addText(node.value, marks)
        return this.#warnOfRemnants(node)
      case 'inlineCode':
        return this.#addText(node.value, withMark(marks, { type: 'code' }))
      case 'break':
        return this.#push({ type: 'hardBreak' }, marks)
      case 'emphasis':
        return this.add(node.children, withMark(marks, { type: 'italic' }))
      case 'strong':
        return this.add(node.children, withMark(marks, { type: 'bold' }))
      case 'delete':
        return this.add(node.children, withMark(marks, { type: 'strike' }))
      case 'link':
      case 'linkReference':
        return this.#addLink(node, marks)
      case 'image':
      case 'imageReference':
        return this.#addImage(this.#target(node), node.alt ?? null, marks)
      case 'html':
        return this.#addHtml(node.value, marks)
      case 'footnoteReference':
        return this.#push({ type: 'footnoteReference', attrs: { label: this.#reading.footnoteLabel(node) } }, marks)
      case 'inlineMath':
        return this.#push({ type: 'inlineMath', attrs: { latex: node.value } }, marks)
      // Directives exist as blocks only.
      case 'textDirective':
        throw new Error('The parser gave a part of a line that nothing reads.')
    }
  }

  #push(node: Exclude<InlineJson, { type: 'text' }>, marks: readonly MarkJson[]): void {
    this.content.push(marks.length > 0 ? { ...node, marks: [...marks] } : node)
  }

  #addText(text: string, marks: readonly MarkJson[]): void {
    if (text === '') return
    this.content.push(marks.length > 0 ? { type: 'text', marks: [...marks], text } : { type: 'text', text })
  }

  #addLink(node: Link | LinkReference, marks: readonly MarkJson[]): void {
    const { url, title } = this.#target(node)
    const before = this.content.length
    this.add(node.children, withMark(marks, this.#link(url, title)))
    if (this.content.length > before) return
    this.#place = node
    this.#warn(`A link without text shows its address: ${quotedWhole(url)}.`)
    this.#addText(url, withMark(marks, this.#link(url, title)))
  }

  #link(url: string, title: string | null): MarkJson | null {
    const href = asMeant(wantedAddress(url, this.#reading), safeAddress)
    if (href === null)
      this.#warn(`This address can’t be used for a link, so only the link’s text is kept: ${quotedWhole(url)}.`)
    this.#warnOfLiquid(url)
    return href === null ? null : { type: 'link', attrs: { href, title } }
  }

  #addImage(
    { url, title }: { url: string; title: string | null },
    alt: string | null,
    marks: readonly MarkJson[],
    size: { width: number | null; height: number | null } = { width: null, height: null },
  ): void {
    const src = asMeant(url, safeImageAddress)
    this.#warnOfLiquid(url)
    if (src !== null)
      return this.#push({ type: 'image', attrs: { src, alt: alt || null, title: title || null, ...size } }, marks)
    this.#warn(`This address can’t be used for an image, so only the image’s description is kept: ${quotedWhole(url)}.`)
    this.#addText(alt ?? '', marks)
  }

  #target(node: Link | Image | LinkReference | ImageReference): { url: string; title: string | null } {
    const target: Link | Image | Definition | undefined =
      'url' in node ? node : this.#reading.definitions.get(node.identifier)
    if (!target) throw new Error('The parser gave a reference without its definition.')
    return { url: target.url, title: target.title || null }
  }

  #addHtml(html: string, marks: readonly MarkJson[]): void {
    const tag = readTag(html)
    if (tag.kind === 'comment') return this.#warnOfComment(html)
    if (tag.kind === 'open' && tag.name === 'br') return this.#push({ type: 'hardBreak' }, marks)
    const src = tag.kind === 'open' && tag.name === 'img' ? tag.attributes.get('src') : undefined
    if (tag.kind === 'open' && src !== undefined) {
      const size = { width: pixels(tag.attributes.get('width')), height: pixels(tag.attributes.get('height')) }
      const title = tag.attributes.get('title') ?? null
      return this.#addImage({ url: src, title }, tag.attributes.get('alt') ?? null, marks, size)
    }
    this.#warn(`HTML is kept as text: ${quoted(html)}.`)
    this.#addText(html, marks)
  }

  #markOf(tag: OpeningTag): MarkJson | null {
    const type = markTags[tag.name]
    if (type === 'language') return this.#language(tag.attributes.get('lang'))
    if (type === undefined) this.#warn(`The sign <${tag.name}> was left out; what stands in it is kept.`)
    if (type === 'link') return this.#link(tag.attributes.get('href') ?? '', tag.attributes.get('title') || null)
    return type === undefined ? null : { type }
  }

  #language(tag: string | undefined): MarkJson | null {
    const lang = tag === undefined ? null : canonicalLanguage(tag)
    return lang === null ? null : { type: 'language', attrs: { lang } }
  }

  #warnOfComment(html: string): void {
    // What keeps two lists apart is no comment of the author.
    if (html !== '<!---->') this.#warn(`A comment was left out: ${quoted(html)}.`)
  }

  #warnOfLiquid(text: string): void {
    const [liquid] = /\{%.*?%\}|\{\{.*?\}\}/.exec(text) ?? []
    if (liquid !== undefined) this.#warn(`A command of a template is kept as it stands: ${quoted(liquid)}.`)
  }

  /** Looks through the source of a text for what its author meant otherwise, and names the line of each. */
  #warnOfRemnants(node: Text): void {
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return this.#warnOfLiquid(node.value)
    const source = this.#reading.source.slice(start.offset, end.offset)
    for (const [pattern, words] of remnants) {
      for (const match of source.matchAll(pattern)) {
        const line = start.line + source.slice(0, match.index).split('\n').length - 1
        this.#reading.warn({ line }, `${words}: ${quoted(match[0])}.`)
      }
    }
  }

  #warn(text: string): void {
    this.#reading.warn({ line: lineOf(this.#place) }, text)
  }
}

const remnants: readonly [RegExp, string][] = [
  [/\{%[^{}]*%\}|\{\{[^{}]*\}\}/g, 'A command of a template is kept as it stands'],
  [/(?<![\\\]])\[[^\][\\]+\]\[[^\][\\]*\]/g, 'A reference whose address is not in the file is kept as text'],
  [
    /(?<![\\*])\*\*(?!\*)[^*\n]*(?:\*\*)?/g,
    'Asterisks that mark nothing, as they stand beside punctuation or a space, are kept as text',
  ],
]

/**
 * Finds the tags that become marks: those that are closed among the same siblings, one within the other. The rest has no
 * partner and stays text.
 */
function pairTags(children: readonly PhrasingContent[]): Map<number, Tag> {
  const pairs = new Map<number, Tag>()
  const open: { index: number; tag: OpeningTag }[] = []
  const counts = new Map<string, number>()
  for (const [index, child] of children.entries()) {
    const tag = child.type === 'html' ? readTag(child.value) : null
    if (tag?.kind !== 'open' && tag?.kind !== 'close') continue
    if (!isPaired(tag.name)) continue
    if (tag.kind === 'open' && (tag.name !== 'a' || tag.attributes.has('href'))) {
      open.push({ index, tag })
      counts.set(tag.name, (counts.get(tag.name) ?? 0) + 1)
    }
    while (tag.kind === 'close' && (counts.get(tag.name) ?? 0) > 0) {
      const last = open.pop()
      if (!last) break
      counts.set(last.tag.name, (counts.get(last.tag.name) ?? 0) - 1)
      if (last.tag.name !== tag.name) continue
      pairs.set(last.index, last.tag)
      pairs.set(index, tag)
      break
    }
  }
  return pairs
}

/** A safe address; where it is not, as CommonMark means it: a backslash in it is a character, not the slash of browsers. */
function asMeant(address: string, check: (address: string) => string | null): string | null {
  return check(address) ?? check(address.replaceAll('\\', '%5C'))
}

/** Whether code is a formula, as GitHub has it: code in the language `math`. */
function isFormula(tag: OpeningTag): boolean {
  return tag.name === 'code' && (tag.attributes.get('class') ?? '').split(/\s+/).includes('language-math')
}

function pixels(written: string | undefined): number | null {
  const number = written !== undefined && /^\s*\d{1,6}(?:px)?\s*$/.test(written) ? Number.parseInt(written, 10) : 0
  return number >= 1 && number <= 100_000 ? number : null
}
