import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import { readHtml } from '@/lib/document/html/read-html.ts'
import { decodeText } from '@/lib/document/markdown/decode.ts'
import { readMarkdown, type ReadingOptions, type ReadMarkdown } from '@/lib/document/markdown/read.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { MastheadError } from '@/lib/errors.ts'
import { issueAddress } from '@/lib/issues/issue-path.ts'
import { publishWithin } from '@/lib/issues/publish.ts'
import { instantOf } from '@/lib/issues/wall-clock.ts'
import { firstFreeSlug, slugFrom } from '@/lib/issues/slug.ts'
import { isSlugTaken } from '@/lib/issues/taken-slugs.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { isLanguage } from '@/lib/publication/input.ts'
import { findWork } from './find-work.ts'
import { lineOf } from './line-of.ts'
import { takeInCover, takeInPictures, type StoredBefore } from './pictures.ts'
import type { Source } from './source.ts'

export type Doubt = { line: number; text: string }

export type Imported = {
  file: string
  slug: string
  /** The absolute address, when it is published. */
  address: string | null
  outcome: 'added' | 'already there'
  /** What was doubtful about what was taken now. */
  warnings: Doubt[]
}

export type ImportOptions = ReadingOptions & {
  publish: boolean
  /** Given along with every letter of one run, spares it to store a picture again that several of them show. */
  pictures?: StoredBefore
}

/**
 * Takes one letter in as an issue, with the pictures that lie beside it, all or nothing of it. The file is known again by
 * its content, before any of its pictures is touched: a second import adds nothing (but publishes, if now asked to, what
 * is not out yet).
 * @throws MastheadError when the file can't be read as text or as a letter.
 */
export async function importIssue(
  source: Source,
  publication: Publication,
  { publish, pictures, ...reading }: ImportOptions,
): Promise<Imported> {
  const bytes = await source.read()
  const importHash = createHash('sha256').update(bytes).digest('hex')
  const known = await findImported(database(), importHash)
  if (known && (known.publishedSlug !== null || !publish)) return alreadyThere(source, publication, known)

  const text = decodeText(bytes)
  const letter = asIssue(source, publication, readLetter(source, text, reading))
  if (known) {
    const address = letter.isDraft
      ? null
      : await database().transaction((tx) => publishWithin(tx, 'masthead', known.id))
    return { ...alreadyThere(source, publication, known), address }
  }

  const { document, missing: missingPictures } = await takeInPictures(letter.document, source, pictures)
  const { cover, missing: missingCover } = await takeInCover(letter.cover, source, pictures)
  const missing = [...missingPictures, ...missingCover]
  const { wantedSlug, isDraft, values, named } = letter
  const warnings = [
    ...letter.warnings,
    ...missing.map(({ address, text: said }) => ({ line: lineOf(text, address), text: said })),
  ].sort((one, other) => one.line - other.line)

  return database().transaction(async (tx) => {
    // Two imports of one file at the same time: the second finds what the first made.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${importHash}, 0))`)
    const justMade = await findImported(tx, importHash)
    if (justMade) return alreadyThere(source, publication, justMade)
    const slug = await firstFreeSlug(wantedSlug, (wanted) => isSlugTaken(tx, wanted))
    if (slug !== wantedSlug) {
      warnings.unshift({ line: 1, text: `Another issue has the address “${wantedSlug}”; this one got “${slug}”.` })
    }
    const { work, doubt } = await findWork(tx, named, publication.language)
    if (doubt !== null) warnings.unshift({ line: 1, text: doubt })
    const [made] = await tx
      .insert(issues)
      .values({ ...values, work, cover, slug, document: parseDocument(document), importHash })
      .returning({ id: issues.id })
    if (!made) throw new Error('The issue was not stored.')
    const address = publish && !isDraft ? await publishWithin(tx, 'masthead', made.id) : null
    return { file: source.name, slug, address, outcome: 'added', warnings }
  })
}

type Known = { id: string; slug: string | null; publishedSlug: string | null }

async function findImported(db: Database | Transaction, importHash: string): Promise<Known | undefined> {
  const [found] = await db
    .select({
      id: issues.id,
      slug: issues.slug,
      publishedSlug: publishedIssues.slug,
      deletedAt: issues.deletedAt,
    })
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(eq(issues.importHash, importHash))
  if (found?.deletedAt) {
    throw new MastheadError(
      'This file was imported before and its issue was deleted. Restore it at the desk under “Deleted”.',
      409,
    )
  }
  return found
}

function alreadyThere(source: Source, publication: Publication, { slug, publishedSlug }: Known): Imported {
  const address = publishedSlug === null ? null : issueAddress(publication.address, publishedSlug)
  return { file: source.name, slug: publishedSlug ?? slug ?? '', address, outcome: 'already there', warnings: [] }
}

function readLetter(source: Source, text: string, options: ReadingOptions): ReadMarkdown {
  return source.format === 'html' ? readHtml(text, options) : readMarkdown(text, options)
}

/** What a letter becomes as an issue, with every doubt about it, before its pictures are seen to. */
function asIssue(source: Source, publication: Publication, { fields, document, warnings: read }: ReadMarkdown) {
  const warnings: Doubt[] = [...read]
  const isDraft = fields.other.draft === true
  const title = fields.title.trim() || (isDraft && isUnnamed(source.name) ? '' : nameOf(source.name))
  if (title !== '' && fields.title.trim() === '')
    warnings.push({ line: 1, text: `No title was found; “${title}” was taken from the file's name.` })
  const wantedSlug = slugFrom(fields.slug ?? '') || slugFrom(title) || slugFrom(nameOf(source.name))
  const publicationDate = readDate(fields.date ?? dateInName(source.name), publication.timeZone, warnings)
  const language = readLanguage(fields.language, warnings)
  const { draft: _, ...otherFields } = fields.other
  const { number, subtitle, canonicalAddress, tags, author, summary, cover, coverAlt } = fields
  return {
    wantedSlug,
    isDraft,
    document,
    cover,
    warnings,
    named: { work: fields.work, language, name: fields.slug ?? namedIn(fields.other) },
    values: {
      number,
      title,
      subtitle,
      language,
      canonicalAddress,
      tags,
      author,
      summary,
      coverAlt,
      publicationDate,
      otherFields,
      ...(publicationDate && { createdAt: publicationDate }),
    },
  }
}

/** What Jekyll and its like call a letter in its front matter. */
function namedIn({ name }: Record<string, unknown>): string | null {
  return typeof name === 'string' && name !== '' ? name : null
}

function readLanguage(written: string | null, warnings: Doubt[]): string | null {
  if (written === null) return null
  if (isLanguage(written)) return new Intl.Locale(written).toString()
  warnings.push({ line: 1, text: `“${written}” is no language tag; the publication's language is used.` })
  return null
}

/** The date a letter carries; a date alone means noon where the publication is at home. One to come, or none, gives null. */
function readDate(written: string | null, timeZone: string, warnings: Doubt[]): Date | null {
  if (written === null) return null
  const date = parseDate(written.trim(), timeZone)
  if (date === null)
    warnings.push({
      line: 1,
      text: `“${written}” is no date that can be read; the issue gets the date of its publication.`,
    })
  else if (date.getTime() > Date.now())
    warnings.push({
      line: 1,
      text: `The date “${written}” is still to come; the issue gets the date of its publication.`,
    })
  else return date
  return null
}

/** Static site generators put the date before the name: `2024-06-07-maps.md`. */
function dateInName(file: string): string | null {
  return /^\d{4}-\d{2}-\d{2}(?=-)/.exec(nameOf(file))?.[0] ?? null
}

function parseDate(written: string, timeZone: string): Date | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return orNull(() => instantOf(`${written}T12:00`, timeZone))
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(written)
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(written) && !hasOffset)
    return orNull(() => instantOf(written.replace(' ', 'T'), timeZone))
  const time = Date.parse(written)
  return Number.isNaN(time) ? null : new Date(time)
}

function orNull(read: () => Date): Date | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** A file's name without its ending; that of its folder for an `index`, as some tools keep a letter and its pictures. */
function nameOf(file: string): string {
  const [name = file, folder] = file.split(/[\\/]/).toReversed()
  const bare = name.replace(/\.[^.]+$/, '')
  return bare === 'index' && folder ? folder : bare
}

/** Whether a file is called as an export calls a draft that has no title. */
function isUnnamed(file: string): boolean {
  return /^untitled(?:-\d+)?$/.test(nameOf(file))
}
