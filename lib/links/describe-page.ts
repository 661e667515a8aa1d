import { Said } from '@/lib/document/html/page-fields.ts'
import { attribute, find, findByName, textOf, type HtmlNode } from '@/lib/document/html/tree.ts'
import { safeImageAddress } from '@/lib/document/links.ts'
import { siteOf } from '@/lib/document/site.ts'
import { readJsonLd } from './json-ld.ts'
import { readArxivId, readDoi, toldByAddress, type ToldByAddress } from './known-sites.ts'
import type { FoundCard } from './input.ts'
import { plainWords } from './plain-words.ts'

const longest = { title: 300, description: 500, site: 100, author: 120 }
const mostAuthors = 100
const mostPictures = 2

/** What a page tells of itself, and where pictures of it may be, the best first. */
export type Description = { card: FoundCard; pictures: string[] }

/** What is known of a page that was not read. @param href the address as the card will have it. */
export function describeAddress(href: string): FoundCard {
  const told = toldByAddress(new URL(href))
  return {
    href,
    title: repositoryAt(href, told),
    description: null,
    site: siteNamed(null, href, told),
    image: null,
    citation: citationOf(told),
    authors: [],
    ...told,
  }
}

/**
 * Reads from a page what a card of it says: Open Graph, Twitter and Highwire (`citation_…`) fields, JSON-LD, and the plain
 * `<title>` and description. All of it is plain text of bounded length.
 * @param href the address as the card will have it. @param from where the page was found, which its own addresses start from.
 */
export function describePage(page: readonly HtmlNode[], href: string, from: string): Description {
  const said = new Said(page)
  const linked = readJsonLd(page)
  const told = withIds(toldByAddress(new URL(href)), toldByAddress(new URL(from)), said)
  const heading = findByName(page, 'h1')
  const title = first(longest.title, [
    repositoryAt(href, told),
    said.of('citation_title', 'og:title', 'twitter:title', 'dc.title'),
    linked.title,
    said.title,
    heading && textOf(heading.children),
  ])
  const abstract = told.arxiv === null ? null : said.of('citation_abstract')
  const description = first(longest.description, [
    abstract,
    said.of('og:description', 'twitter:description', 'description', 'citation_abstract', 'dc.description'),
    linked.description,
  ])
  const names = said.all('citation_author').map(inReadingOrder)
  const others = [...linked.authors, ...said.all('author'), ...said.all('dc.creator')]
  const card: FoundCard = {
    href,
    title,
    description: told.github === null ? description : aboutRepository(description, told.github),
    site: siteNamed(first(longest.site, [said.of('og:site_name', 'application-name'), linked.publisher]), href, told),
    image: null,
    citation: citationOf(told),
    authors: plainNames(names.length > 0 ? names : others),
    ...told,
  }
  return { card, pictures: told.arxiv === null ? picturesOf(page, said, linked.images, from) : [] }
}

/** What a repository is called, on its own page; the pages within have titles of their own. */
function repositoryAt(href: string, { github }: ToldByAddress): string | null {
  const isWhole = new URL(href).pathname.split('/').filter(Boolean).length === 2
  return isWhole ? github : null
}

function first(most: number, words: readonly (string | null)[]): string | null {
  for (const each of words) {
    const plain = plainWords(each, most)
    if (plain !== null) return plain
  }
  return null
}

function withIds(byAddress: ToldByAddress, byLastAddress: ToldByAddress, said: Said): ToldByAddress {
  const arxiv = byAddress.arxiv ?? byLastAddress.arxiv ?? readArxivId(said.of('citation_arxiv_id') ?? '')
  const written = [said.of('citation_doi', 'prism.doi', 'bepress_citation_doi'), ...said.all('dc.identifier')]
  const doi = byAddress.doi ?? byLastAddress.doi ?? written.map((each) => readDoi(each ?? '')).find(Boolean) ?? null
  return { arxiv, doi, github: byAddress.github ?? byLastAddress.github }
}

/** A preprint is cited by its id, which leads to it, and everything else by its DOI. */
function citationOf({ arxiv, doi }: ToldByAddress): string | null {
  if (arxiv !== null) return `arXiv:${arxiv}`
  return doi === null ? null : `doi:${doi}`
}

function siteNamed(said: string | null, href: string, { arxiv, github }: ToldByAddress): string | null {
  if (said !== null) return said
  const host = siteOf(href)
  if (arxiv !== null && host?.endsWith('arxiv.org')) return 'arXiv'
  return github === null ? host : 'GitHub'
}

/** GitHub says after the words of a repository's owner what its buttons are for. */
function aboutRepository(description: string | null, repository: string): string | null {
  const name = repository.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const own = description
    ?.replace(/(?:^|\s*)Contribute to \S+ development by creating an account on GitHub\.?$/i, '')
    .replace(new RegExp(String.raw`\s+[-–—]\s+${name}$`, 'i'), '')
    .trim()
  return own || null
}

/** Highwire's fields have the family name first. */
function inReadingOrder(name: string): string {
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim())
  return given !== '' && more.length === 0 ? `${given} ${family}` : name
}

function plainNames(names: readonly string[]): string[] {
  const plain = names
    .slice(0, mostAuthors)
    .filter((name) => !/^https?:/i.test(name))
    .flatMap((name) => plainWords(name, longest.author) ?? [])
  return [...new Set(plain)]
}

function picturesOf(page: readonly HtmlNode[], said: Said, linked: readonly string[], from: string): string[] {
  const source = find(page, (each) => each.name === 'link' && attribute(each, 'rel')?.toLowerCase() === 'image_src')
  const base = baseOf(page, from)
  const written = [
    ...said.all('og:image:secure_url'),
    ...said.all('og:image'),
    ...said.all('og:image:url'),
    ...said.all('twitter:image'),
    ...said.all('twitter:image:src'),
    ...linked,
    (source && attribute(source, 'href')) ?? '',
  ]
  const addresses = written.slice(0, 20).flatMap((address) => {
    const picture = address.trim() !== '' && URL.canParse(address, base) ? new URL(address, base).href : null
    return picture !== null && /^https?:/.test(picture) && safeImageAddress(picture) !== null ? [picture] : []
  })
  return [...new Set(addresses)].slice(0, mostPictures)
}

function baseOf(page: readonly HtmlNode[], from: string): string {
  const base = find(page, (each) => each.name === 'base' && attribute(each, 'href') !== null)
  const href = base && attribute(base, 'href')
  return href !== null && URL.canParse(href, from) ? new URL(href, from).href : from
}
