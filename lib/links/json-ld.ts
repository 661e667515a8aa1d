import { attribute, findAll, type HtmlNode } from '@/lib/document/html/tree.ts'

/** What a page says of its main subject in JSON-LD, in the words of schema.org. */
export type Described = {
  title: string | null
  description: string | null
  publisher: string | null
  authors: string[]
  images: string[]
}

type Thing = Record<string, unknown>

const mostScripts = 20
const longestScript = 300_000
const mostThings = 500
// What somebody would link to, the most exact first; then whatever else has a title.
const subjects = [
  /(?:Article|Posting|Report|Review|Thesis)$/,
  /^(?:Book|Chapter|Course|Dataset|Event|Movie|Music|Podcast|Product|Recipe|Software|TV|Video|Audio)/,
  /^(?:CreativeWork|.*Page)$/,
]

/** Reads the JSON-LD of a page; of what is none, or too long, nothing. */
export function readJsonLd(page: readonly HtmlNode[]): Described {
  const scripts = findAll(page, (each) => each.name === 'script' && isJsonLd(attribute(each, 'type')))
  const things = scripts
    .slice(0, mostScripts)
    .flatMap(({ children: [source] }) => (source?.type === 'text' ? thingsIn(parsed(source.value)) : []))
  const titled = things.filter((thing) => titleOf(thing) !== null)
  const subject = subjects
    .map((kind) => titled.find((thing) => typesOf(thing).some((type) => kind.test(type))))
    .find(Boolean)
  if (!subject) return { title: null, description: null, publisher: null, authors: [], images: [] }
  return {
    title: titleOf(subject),
    description: text(subject.description) ?? text(subject.abstract),
    publisher: namesOf(subject.publisher)[0] ?? null,
    authors: namesOf(subject.author ?? subject.creator),
    images: addressesOf(subject.image ?? subject.thumbnailUrl),
  }
}

function isJsonLd(type: string | null): boolean {
  return type !== null && /^application\/ld\+json\b/i.test(type)
}

function parsed(json: string): unknown {
  if (json.length > longestScript) return null
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The things at the top, those of a graph, and what a page is about. */
function thingsIn(value: unknown, depth = 0): Thing[] {
  if (depth > 3) return []
  if (Array.isArray(value)) return value.slice(0, mostThings).flatMap((each) => thingsIn(each, depth + 1))
  if (!isThing(value)) return []
  return [value, ...thingsIn(value['@graph'], depth + 1), ...thingsIn(value.mainEntity, depth + 1)]
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typesOf({ '@type': type }: Thing): string[] {
  return [type].flat().filter((each): each is string => typeof each === 'string')
}

function titleOf(thing: Thing): string | null {
  return text(thing.headline) ?? text(thing.name)
}

function text(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (isThing(first)) return text(first['@value'])
  return typeof first === 'string' && first.trim() !== '' ? first : null
}

function namesOf(value: unknown): string[] {
  return [value].flat().flatMap((each: unknown) => (isThing(each) ? text(each.name) : text(each)) ?? [])
}

function addressesOf(value: unknown): string[] {
  return [value]
    .flat()
    .flatMap((each: unknown) => (isThing(each) ? (text(each.url) ?? text(each.contentUrl)) : text(each)) ?? [])
}
