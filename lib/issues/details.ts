import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, NotFound } from '@/lib/errors.ts'
import { findPictures } from '@/lib/media/find-pictures.ts'
import { keyInAddress } from '@/lib/media/key.ts'
import { findPublication } from '@/lib/publication/find.ts'
import type { ChangedDetails, DetailName, TypedDetails } from './details-input.ts'
import { isSlugTaken } from './taken-slugs.ts'
import { findOtherEdition, joinEdition } from './works.ts'
import { instantOf, wallClockOf } from './wall-clock.ts'

/** A field that can't be kept as it was typed. */
export class WrongDetail extends InvalidInput {
  readonly field: DetailName

  constructor(field: DetailName, message: string) {
    super(message)
    this.field = field
  }
}

/**
 * Sets some of what stands beside the text. Readers see it when the issue is next published or updated.
 * @returns all of it as it stands now.
 * @throws WrongDetail when another issue has, or had, the slug, the date is still to come, or there is no such picture or
 * no such issue to be an edition of; NotFound.
 */
export async function changeDetails(editor: Editor, id: string, changes: ChangedDetails): Promise<TypedDetails> {
  const timeZone = await zone()
  const { publicationDate, editionOf, ...others } = changes
  const date = publicationDate === undefined ? undefined : pastDate(publicationDate, timeZone)
  return database().transaction(async (tx) => {
    if (changes.slug && (await isSlugTaken(tx, changes.slug, id))) {
      throw new WrongDetail('slug', `Another issue has the address “${changes.slug}”. Choose a different one.`)
    }
    if (changes.cover) await requireStored(tx, changes.cover)
    const work = editionOf === undefined ? undefined : await workOf(tx, id, editionOf)
    const [changed] = await tx
      .update(issues)
      .set({
        ...others,
        ...(date !== undefined && { publicationDate: date }),
        ...(work !== undefined && { work }),
        updatedBy: editor.id,
      })
      .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
      .returning()
    if (!changed) throw new NotFound('There is no such issue, or it was deleted.')
    return asTyped(changed, timeZone, await findOtherEdition(id, changed.work, tx))
  })
}

/** What stands beside the text of an issue, as its author would type it. @throws NotFound */
export async function findDetails(id: string): Promise<TypedDetails> {
  const [issue] = await database()
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
  if (!issue) throw new NotFound('There is no such issue, or it was deleted.')
  return asTyped(issue, await zone(), await findOtherEdition(id, issue.work))
}

/** The tags that issues have, those of the most issues first, at most so many. */
export async function findTags(most = 50): Promise<string[]> {
  const tag = sql<string>`unnest(${issues.tags})`
  const used = database()
    .select({ tag: tag.as('tag') })
    .from(issues)
    .where(isNull(issues.deletedAt))
    .as('used')
  const rows = await database()
    .select({ tag: used.tag })
    .from(used)
    .groupBy(used.tag)
    .orderBy(desc(sql`count(*)`), used.tag)
    .limit(most)
  return rows.map((row) => row.tag)
}

function asTyped(issue: typeof issues.$inferSelect, timeZone: string, editionOf: string): TypedDetails {
  return {
    slug: issue.slug ?? '',
    number: issue.number?.toString() ?? '',
    tags: issue.tags.join(', '),
    summary: issue.summary,
    cover: issue.cover ?? '',
    coverAlt: issue.coverAlt,
    author: issue.author ?? '',
    language: issue.language ?? '',
    editionOf,
    publicationDate: issue.publicationDate ? wallClockOf(issue.publicationDate, timeZone) : '',
    canonicalAddress: issue.canonicalAddress ?? '',
  }
}

async function workOf(tx: Transaction, id: string, typed: string): Promise<string | null> {
  if (typed === '') return null
  try {
    return await joinEdition(tx, id, typed)
  } catch (error) {
    throw asDetail('editionOf', error)
  }
}

/** What is wrong with a field, as a fault of that field; any other error as it is. */
function asDetail(field: DetailName, error: unknown): unknown {
  return error instanceof InvalidInput ? new WrongDetail(field, error.message) : error
}

function pastDate(local: string | null, timeZone: string): Date | null {
  if (local === null) return null
  const date = instantTyped(local, timeZone)
  if (date.getTime() > Date.now()) {
    throw new WrongDetail(
      'publicationDate',
      'That date is still to come. To have the issue go out then, publish it at a time.',
    )
  }
  return date
}

function instantTyped(local: string, timeZone: string): Date {
  try {
    return instantOf(local, timeZone)
  } catch (error) {
    throw asDetail('publicationDate', error)
  }
}

async function requireStored(tx: Transaction | Database, address: string): Promise<void> {
  if (/^https?:/i.test(address)) return
  const key = keyInAddress(address)
  if (key === null || !(await findPictures([key], tx)).has(key)) {
    throw new WrongDetail('cover', 'That picture is not here. Choose another one.')
  }
}

async function zone(): Promise<string> {
  return (await findPublication())?.timeZone ?? 'UTC'
}
