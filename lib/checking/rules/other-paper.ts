import { arxivIdOf, comparableAddress, doiOf } from '@/lib/document/comparable-address.ts'
import { nodeAt, type DocumentLink, type LinkKind } from '@/lib/document/document-links.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { siteOf } from '@/lib/document/site.ts'
import type { AskedLink } from '../facts.ts'
import { relink } from '../relink.ts'
import { quoted } from '../words.ts'
import type { Rule } from './rule.ts'

/**
 * Links whose words name another work than their address leads to: an arXiv id or a DOI that is not the address's own,
 * or the title of what another link of the issue leads to. Words and address are only held against each other where both
 * are of one kind, since a paper is on arXiv, at its publisher's and on its author's page at once.
 */
export const otherPaper: Rule = ({ document, links, asked }) => {
  const titles = titlesOf(links, asked)
  return links.flatMap((link, index) => {
    const named = otherId(link, wordsOf(link, document))
    if (named) {
      const { name, leadsTo, address } = named
      return [
        {
          level: 'mend' as const,
          place: { path: link.path },
          text: `The words name ${name}, but the address leads to ${leadsTo}.`,
          ...(address !== null && { fix: { label: `Lead to ${name}`, changes: [relink(link, address)] } }),
        },
      ]
    }
    const other = otherTitle(link, index, titles)
    if (!other) return []
    return [
      {
        level: 'mend' as const,
        place: { path: link.path },
        text: `${quoted(other.title)} is what ${other.address} is called, but this link leads to ${link.address}.`,
        fix: { label: 'Lead there, too', changes: [relink(link, other.address)] },
      },
    ]
  })
}

/** The words of a link; those of an item with its citation. */
function wordsOf({ kind, text, path }: DocumentLink, document: DocumentJson): string {
  const node = kind === 'item' ? nodeAt(document, path) : null
  return node?.type === 'item' && node.attrs.citation !== null ? `${text} ${node.attrs.citation}` : text
}

const arxivIds = /(?<![\d.])(\d{4}\.\d{4,5})(?:v\d{1,2})?(?![\d.]*\d)|\barxiv[:\s]\s*([a-z-]+(?:\.[A-Z]{2})?\/\d{7})/gi
const dois = /\b(10\.\d{4,9}\/[-._;()/:A-Z0-9]*[-_/A-Z0-9])/gi

type Named = { name: string; leadsTo: string; address: string | null }

function otherId(link: DocumentLink, words: string): Named | null {
  const paper = arxivIdOf(link.address)
  if (paper !== null) {
    const ids = unique([...words.matchAll(arxivIds)].map((found) => (found[1] ?? found[2] ?? '').toLowerCase()))
    // An address that stands as its own words is what the words name.
    if (ids.length === 0 || ids.includes(paper)) return null
    const [only] = ids
    const address = ids.length === 1 ? `https://arxiv.org/abs/${only}` : null
    return { name: `arXiv:${ids.join(' and arXiv:')}`, leadsTo: `arXiv:${paper}`, address }
  }
  const work = doiOf(link.address)
  if (work === null) return null
  const names = unique([...words.matchAll(dois)].map((found) => (found[1] ?? '').toLowerCase()))
  if (names.length === 0 || names.some((name) => name === work || work.startsWith(`${name}/`))) return null
  const [only] = names
  const address = names.length === 1 ? `https://doi.org/${encodeURI(only ?? '')}` : null
  return { name: `the DOI ${names.join(' and ')}`, leadsTo: `the DOI ${work}`, address }
}

/** What a page is called: by itself (`at` is null), or by a link of the issue at an index. */
type Titled = { title: string; address: string; at: number | null }

/** What the linked pages are called, by the letters of the title alone: in the words of the issue, or in their own. */
function titlesOf(links: readonly DocumentLink[], asked: ReadonlyMap<string, AskedLink>): Map<string, Titled[]> {
  const titles = new Map<string, Titled[]>()
  const add = (titled: Titled) => {
    const key = lettersOf(titled.title)
    if (key !== null) titles.set(key, [...(titles.get(key) ?? []), titled])
  }
  for (const [at, { kind, text, address }] of links.entries()) {
    if (isTitle(kind)) add({ title: text, address, at })
    const own = asked.get(address)?.title
    if (own) add({ title: own, address, at: null })
  }
  return titles
}

/**
 * A link whose words are the title of another page of the same site. Of two that have the same title, the later is told
 * of, unless its page calls itself so.
 */
function otherTitle(link: DocumentLink, index: number, titles: ReadonlyMap<string, Titled[]>): Titled | null {
  const key = lettersOf(isTitle(link.kind) ? link.text : (quotationIn(link.text) ?? ''))
  const called = (key !== null && titles.get(key)) || []
  const address = comparableAddress(link.address)
  const isOwn = (titled: Titled) => comparableAddress(titled.address) === address
  if (called.some((titled) => isOwn(titled) && titled.at !== index)) return null
  const other = called.find(
    (titled) => !isOwn(titled) && (titled.at === null || titled.at < index || !isTitle(link.kind)),
  )
  return other && siteOf(other.address) === siteOf(link.address) ? other : null
}

function isTitle(kind: LinkKind): boolean {
  return kind === 'item' || kind === 'card' || kind === 'embed'
}

/** What stands in quotation marks, if anything. */
function quotationIn(text: string): string | null {
  return /[“"«「『《„]([^”"»」』》“]{8,})[”"»」』》“]/.exec(text)?.[1] ?? null
}

/** The letters and digits of a title; null when they are too few to tell one title from another. */
function lettersOf(title: string): string | null {
  const letters = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const isLong = letters.length >= 12 && letters.split(' ').length >= 3
  return isLong || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}].{5}/u.test(letters) ? letters : null
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}
