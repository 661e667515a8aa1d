import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { decodeText } from '@/lib/document/markdown/decode.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { MastheadError } from '@/lib/errors.ts'
import { publishWithin } from '@/lib/issues/publish.ts'
import { instantOf } from '@/lib/issues/wall-clock.ts'
import { firstFreeSlug, slugFrom } from '@/lib/issues/slug.ts'
import { isSlugTaken } from '@/lib/issues/taken-slugs.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { isLanguage } from '@/lib/publication/input.ts'
import { takeInPictures } from './pictures.ts'
import type { Source } from './sources.ts'

export type Doubt = { line: number; text: string }

export type Imported = {
  file: string
  slug: string
  /** The absolute address, when it was published. */
  address: string | null
  outcome: 'added' | 'already there'
  warnings: Doubt[]
}

/**
 * Takes one Markdown file in as an issue, with the pictures that lie beside it. The file is known again by its content:
 * a second import adds nothing (but publishes, if now asked to).
 * @throws MastheadError when the file can't be read as text or as a letter.
 */
export async function importIssue(
  source: Source,
  publication: Publication,
  options: { publish: boolean },
): Promise<Imported> {
  const bytes = await source.read()
  const importHash = createHash('sha256').update(bytes).digest('hex')
  const read = readMarkdown(decodeText(bytes))
  const warnings: Doubt[] = [...read.warnings]
  const { document, missing } = await takeInPictures(read.document, source)
  for (const address of missing)
    warnings.push({
      line: lineOf(bytes, address),
      text: `The picture “${address}” is not beside the file. Its place is kept.`,
    })

  const { fields } = read
  const title = fields.title.trim() || nameOf(source.name)
  if (fields.title.trim() === '')
    warnings.push({ line: 1, text: `No title was found; “${title}” was taken from the file's name.` })
  const wantedSlug = slugFrom(fields.slug ?? '') || slugFrom(title) || slugFrom(nameOf(source.name))
  const publicationDate = readDate(fields.date ?? dateInName(source.name), publication.timeZone, warnings)
  if (fields.language !== null && !isLanguage(fields.language)) {
    warnings.push({ line: 1, text: `“${fields.language}” is no language tag; the publication's language is used.` })
  }
  const isDraft = fields.other.draft === true
  warnings.sort((one, other) => one.line - other.line)

  return database().transaction(async (tx) => {
    const before = await findImported(tx, importHash)
    const slug = before?.slug ?? (await firstFreeSlug(wantedSlug, (wanted) => isSlugTaken(tx, wanted)))
    if (!before && slug !== wantedSlug) {
      warnings.unshift({ line: 1, text: `Another issue has the address “${wantedSlug}”; this one got “${slug}”.` })
    }
    const id = before?.id ?? (await insert())
    const address = options.publish && !isDraft ? await publishWithin(tx, 'masthead', id) : null
    return { file: source.name, slug, address, outcome: before ? 'already there' : 'added', warnings }

    async function insert(): Promise<string> {
      const { draft: _, ...otherFields } = fields.other
      const [made] = await tx
        .insert(issues)
        .values({
          slug,
          number: fields.number,
          title,
          subtitle: fields.subtitle,
          language:
            fields.language !== null && isLanguage(fields.language)
              ? new Intl.Locale(fields.language).toString()
              : null,
          canonicalAddress: fields.canonicalAddress,
          document: parseDocument(document),
          publicationDate,
          otherFields,
          importHash,
          ...(publicationDate && { createdAt: publicationDate }),
        })
        .returning({ id: issues.id })
      if (!made) throw new Error('The issue was not stored.')
      return made.id
    }
  })
}

async function findImported(tx: Transaction, importHash: string) {
  const [found] = await tx
    .select({ id: issues.id, slug: issues.slug, deletedAt: issues.deletedAt })
    .from(issues)
    .where(eq(issues.importHash, importHash))
  if (found?.deletedAt) {
    throw new MastheadError(
      'This file was imported before and its issue was deleted. Restore it at the desk under “Deleted”.',
      409,
    )
  }
  return found
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

function nameOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]+$/, '')
}

/** The line on which an address stands in the source, for the report; 1 when it can't be told. */
function lineOf(bytes: Uint8Array, address: string): number {
  const text = new TextDecoder().decode(bytes)
  const at = text.indexOf(address)
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}
