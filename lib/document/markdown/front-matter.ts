import { isMap, parseDocument, stringify, visit } from 'yaml'
import { storableText } from '../schema.ts'
import { noFields, type MarkdownFields } from './fields.ts'

type FieldName = Exclude<keyof MarkdownFields, 'other'>

/** How each field is called in front matter: our name first, then what other tools call it. Capitals don't matter. */
const names: Record<FieldName, readonly [string, ...string[]]> = {
  title: ['title'],
  subtitle: ['subtitle', 'description'],
  number: ['number', 'issue', 'issue_number'],
  date: ['date', 'published', 'published_at', 'publishdate', 'pubdate'],
  slug: ['slug'],
  language: ['language', 'lang'],
  work: ['work'],
  canonicalAddress: ['canonical', 'canonical_url', 'canonicalurl', 'canonical_address'],
  tags: ['tags'],
  author: ['author'],
  summary: ['summary', 'excerpt'],
  cover: ['cover', 'cover_image', 'feature_image'],
  coverAlt: ['cover_alt'],
}

/** Front matter that was read, or the first thing that is wrong with it; `line` counts from 1 within the YAML. */
export type FrontMatter = { fields: MarkdownFields } | { fault: string; line: number }

/** Reads YAML front matter, the text between the two lines of hyphens. */
export function readFrontMatter(yaml: string): FrontMatter {
  if (yaml.length > 100_000) return { fault: 'it is too long', line: 1 }
  try {
    const document = parseDocument(yaml, { logLevel: 'silent' })
    const [error] = document.errors
    if (error) return { fault: firstLine(error.message), line: error.linePos?.[0].line ?? 1 }
    if (document.contents === null) return { fields: noFields }
    if (!isMap(document.contents)) return { fault: 'it is no list of names and values', line: 1 }
    keepNumbersAsWritten(document)
    return { fields: fieldsOf(storable(document.toJS({ maxAliasCount: 100 })) as Record<string, unknown>) }
  } catch (error) {
    // Aliases that unfold into far more than was written, or values that lie too deep in each other.
    if (error instanceof ReferenceError || error instanceof RangeError)
      return { fault: firstLine(error.message), line: 1 }
    throw error
  }
}

/** Writes front matter with its lines of hyphens; nothing when there is nothing to say. */
export function writeFrontMatter(given: MarkdownFields): string {
  const fields = storable(given) as MarkdownFields
  const entries: [string, unknown][] = []
  const written = new Set<string>()
  for (const field of Object.keys(names) as FieldName[]) {
    const [name, ...synonyms] = names[field]
    const value = fields[field]
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
    // An empty field is said when another name would be read in its place.
    const wouldBeReplaced = has(fields.other, synonyms) || (field === 'slug' && has(fields.other, ['permalink']))
    if (has(fields.other, [name]) ? isEmpty : isEmpty && !wouldBeReplaced) continue
    entries.push([name, isEmpty ? null : value])
    written.add(name)
  }
  for (const [name, value] of Object.entries(fields.other)) {
    if (!written.has(name.toLowerCase())) entries.push([name, value])
  }
  if (entries.length === 0) return ''
  return `---\n${stringify(Object.fromEntries(entries), { lineWidth: 0, blockQuote: false, aliasDuplicateObjects: false })}---\n`
}

function fieldsOf(given: Record<string, unknown>): MarkdownFields {
  const taken = new Set<string>()
  const take = (field: FieldName, isUsable: (value: unknown) => boolean): unknown => {
    for (const name of names[field]) {
      const key = Object.keys(given).find((each) => each.toLowerCase() === name)
      if (key === undefined) continue
      if (given[key] === null || isUsable(given[key])) {
        taken.add(key)
        return given[key]
      }
    }
    return null
  }
  const text = (field: FieldName): string | null => {
    const value = take(field, isSimple)
    return isSimple(value) && value !== '' ? String(value) : null
  }
  const fields = {
    title: text('title') ?? '',
    subtitle: text('subtitle') ?? '',
    number: wholeNumber(take('number', (value) => wholeNumber(value) !== null)),
    date: text('date'),
    slug: text('slug'),
    language: text('language'),
    work: text('work'),
    canonicalAddress: text('canonicalAddress'),
    tags: tagsIn(take('tags', (value) => tagsIn(value) !== null)) ?? [],
    author: text('author'),
    summary: text('summary') ?? '',
    cover: text('cover'),
    coverAlt: text('coverAlt') ?? '',
  }
  const saysSlug = Object.keys(given).some((key) => key.toLowerCase() === 'slug')
  return {
    ...fields,
    slug: saysSlug ? fields.slug : slugOf(given.permalink),
    other: Object.fromEntries(Object.entries(given).filter(([key]) => !taken.has(key))),
  }
}

/** A list of words; a line of them may have commas between. Null for anything else. */
function tagsIn(value: unknown): string[] | null {
  const list = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(list) || !list.every(isSimple)) return null
  return [...new Set(list.map((tag) => String(tag).trim()).filter((tag) => tag !== ''))]
}

function isSimple(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The last part of a permanent address, when it has words that could name an issue. */
function slugOf(permalink: unknown): string | null {
  if (typeof permalink !== 'string') return null
  const last = permalink
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.[a-z]+$/i, '')
  return last !== undefined && /\p{L}/u.test(last) && !last.includes(':') ? last : null
}

function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 2 ** 31 ? number : null
}

function has(record: Record<string, unknown>, keys: readonly string[]): boolean {
  return Object.keys(record).some((key) => keys.includes(key.toLowerCase()))
}

/** A number that we would write otherwise, such as `1.10` or one of twenty digits, stays the text that it was. */
function keepNumbersAsWritten(document: ReturnType<typeof parseDocument>): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined && String(node.value) !== node.source) {
        node.value = node.source
      }
    },
  })
}

/** A value as it can be kept as JSON. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  // JSON knows no -0.
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storable(each)]))
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]?\s*$/, '').replace(/ at line \d+, column \d+$/, '')
}
