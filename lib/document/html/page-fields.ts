import { noFields, type MarkdownFields } from '../markdown/fields.ts'
import { canonicalLanguage } from '../nodes/language.ts'
import { webAddress } from './addresses.ts'
import {
  attribute,
  find,
  findAll,
  findByClass,
  findByName,
  hasClass,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './tree.ts'

/** What a page says of itself, in our words; its heading before all that only programs see. */
export function pageFields(page: readonly HtmlNode[], content: readonly HtmlNode[]): MarkdownFields {
  const said = new Said(page)
  return {
    ...noFields,
    title: headline(content) ?? said.of('og:title', 'twitter:title') ?? nameOf(page) ?? said.title ?? '',
    subtitle: summary(page) ?? said.of('description', 'og:description', 'twitter:description') ?? '',
    date: said.of('article:published_time', 'datepublished', 'date', 'dc.date') ?? timeIn(content) ?? timeIn(page),
    language: languageOf(page) ?? canonicalLanguage(said.of('og:locale')?.replace('_', '-') ?? ''),
    canonicalAddress: canonicalAddress(page) ?? webAddress(said.of('og:url'))?.href ?? null,
    tags: said.all('article:tag'),
    author:
      said.of('author') ??
      authorIn(page) ??
      said.all('article:author').find((name) => webAddress(name) === null) ??
      null,
  }
}

/** Content without the heading that is the title already, and the line below it that is the subtitle. */
export function withoutHeads(content: readonly HtmlNode[], { title, subtitle }: MarkdownFields): HtmlNode[] {
  const isTitle = (each: HtmlElement | null) => each !== null && textOf(each.children) === title
  const headings = [find(content, ({ name }) => name === 'h1'), find(content, ({ name }) => /^h[1-4]$/.test(name))]
  const heading = headings.find(isTitle) ?? null
  const below =
    subtitle === ''
      ? null
      : find(
          content,
          (each) => hasClass(each, 'subtitle', 'graf--subtitle', 'p-summary') && textOf(each.children) === subtitle,
        )
  return without(content, new Set<HtmlNode | null>([heading, below]))
}

function without(nodes: readonly HtmlNode[], left: ReadonlySet<HtmlNode | null>): HtmlNode[] {
  return nodes
    .filter((node) => !left.has(node))
    .map((node) => (node.type === 'element' ? { ...node, children: without(node.children, left) } : node))
}

/** What stands in the `<meta>` and `<title>` elements of a page. */
export class Said {
  readonly title: string | null
  readonly #metas = new Map<string, string[]>()

  constructor(page: readonly HtmlNode[]) {
    const head = findByName(page, 'head')
    const title = head && findByName(head.children, 'title')
    this.title = (title && textOf(title.children)) || null
    for (const meta of findAll(page, ({ name }) => name === 'meta')) {
      const name = (
        attribute(meta, 'property') ??
        attribute(meta, 'name') ??
        attribute(meta, 'itemprop')
      )?.toLowerCase()
      const content = attribute(meta, 'content')?.replace(/\s+/g, ' ')
      if (name === undefined || !content) continue
      const before = this.#metas.get(name)
      if (before) before.push(content)
      else this.#metas.set(name, [content])
    }
  }

  /** The first thing said under any of these names, the first of them first. */
  of(...names: string[]): string | null {
    return names.flatMap((name) => this.all(name))[0] ?? null
  }

  all(name: string): string[] {
    return this.#metas.get(name) ?? []
  }
}

function headline(nodes: readonly HtmlNode[]): string | null {
  const heading = find(nodes, (each) => each.name === 'h1' && textOf(each.children) !== '')
  return heading && textOf(heading.children)
}

/** The name of a post, as themes and IndieWeb's rules mark it. */
function nameOf(page: readonly HtmlNode[]): string | null {
  const name = findByClass(page, 'p-name', 'entry-title')
  return (name && textOf(name.children)) || null
}

function summary(page: readonly HtmlNode[]): string | null {
  const entry = findByClass(page, 'h-entry')
  const element = entry && findByClass(entry.children, 'p-summary')
  return (element && textOf(element.children)) || null
}

function timeIn(nodes: readonly HtmlNode[]): string | null {
  const times = findAll(nodes, (each) => each.name === 'time' && attribute(each, 'datetime') !== null)
  const published = times.find(
    (each) =>
      hasClass(each, 'dt-published', 'published', 'entry-date') || attribute(each, 'itemprop') === 'datePublished',
  )
  const time = published ?? times[0]
  return time ? attribute(time, 'datetime') : null
}

/** The language that a page says it is in. */
export function languageOf(page: readonly HtmlNode[]): string | null {
  const html = findByName(page, 'html')
  const body = findByName(page, 'body')
  const said = [html, body].map((element) => element && attribute(element, 'lang')).find((each) => each !== null)
  return said ? canonicalLanguage(said) : null
}

function canonicalAddress(page: readonly HtmlNode[]): string | null {
  const link = find(page, (each) => isCanonical(each))
  return link && (webAddress(attribute(link, 'href'))?.href ?? null)
}

function isCanonical(element: HtmlElement): boolean {
  const isLink = element.name === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical'
  return isLink || (element.name === 'a' && hasClass(element, 'p-canonical', 'u-canonical'))
}

function authorIn(page: readonly HtmlNode[]): string | null {
  const element =
    findByClass(page, 'p-author') ?? find(page, (each) => each.name === 'a' && attribute(each, 'rel') === 'author')
  return (element && textOf(element.children)) || null
}
