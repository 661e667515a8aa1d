import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import { Conflict, InvalidInput } from '@/lib/errors.ts'
import { secondInLanguage } from './edition-words.ts'
import { firstFreeSlug } from './slug.ts'

/*
 * Editions are issues that name the same work. No author ever sees that name: one says that an issue is an edition of
 * another, and both come to name one work.
 */

/** An issue as its author may pick it. */
export type EditionChoice = {
  /** What to type for it: its address, or its title while it has none. */
  typed: string
  number: number | null
  title: string
  /** BCP 47; null: the publication's. */
  language: string | null
}

/** The issues that one may be an edition of, the newest first, at most so many. */
export async function listEditionChoices(id: string, most = 300): Promise<EditionChoice[]> {
  const rows = await database()
    .select({ slug: issues.slug, number: issues.number, title: issues.title, language: issues.language })
    .from(issues)
    .where(and(isNull(issues.deletedAt), ne(issues.id, id)))
    .orderBy(sql`coalesce(${issues.publicationDate}, ${issues.createdAt}) desc`, asc(issues.id))
    .limit(most)
  return rows.flatMap(({ slug, ...choice }) => {
    const typed = slug ?? choice.title
    return typed === '' ? [] : [{ typed, ...choice }]
  })
}

/** What one would type for the first issue, other than this one, that names a work; empty when there is none. */
export async function findOtherEdition(
  id: string,
  work: string | null,
  db: Database | Transaction = database(),
): Promise<string> {
  if (work === null) return ''
  const [other] = await db
    .select({ slug: issues.slug, title: issues.title })
    .from(issues)
    .where(and(eq(issues.work, work), ne(issues.id, id), isNull(issues.deletedAt)))
    .orderBy(asc(issues.createdAt), asc(issues.id))
    .limit(1)
  return other ? (other.slug ?? other.title) : ''
}

/**
 * Finds or makes the work that an issue comes to name when its author says whose edition it is. The other issue comes to
 * name it, too.
 * @param typed address, number or title of the other issue, as its author types it.
 * @throws InvalidInput when it is not clear which one is meant.
 */
export async function joinEdition(tx: Transaction, id: string, typed: string): Promise<string> {
  const other = await findMeant(tx, id, typed)
  const [own] = await tx.select({ work: issues.work }).from(issues).where(eq(issues.id, id))
  const work = other.work ?? own?.work ?? (await newWork(tx, other))
  if (other.work === null) await tx.update(issues).set({ work }).where(eq(issues.id, other.id))
  return work
}

type Meant = { id: string; slug: string | null; number: number | null; work: string | null }

async function findMeant(tx: Transaction, id: string, typed: string): Promise<Meant> {
  const number = /^#?(\d{1,6})$/.exec(typed)?.[1]
  const found = await tx
    .select({ id: issues.id, slug: issues.slug, number: issues.number, title: issues.title, work: issues.work })
    .from(issues)
    .where(
      and(
        isNull(issues.deletedAt),
        or(
          eq(issues.slug, typed),
          eq(issues.title, typed),
          number === undefined ? undefined : eq(issues.number, Number(number)),
        ),
      ),
    )
  const others = found.filter((issue) => issue.id !== id)
  const bySlug = others.find(({ slug }) => slug === typed)
  const [first, ...more] = bySlug ? [bySlug] : others
  if (!first) {
    throw new InvalidInput(
      found.length > 0
        ? 'That is this issue itself. Name the one that it is an edition of.'
        : 'No issue has that address, number or title.',
    )
  }
  // Editions of one work go by one number: any of them is meant.
  if (more.some(({ work }) => work === null || work !== first.work)) {
    throw new InvalidInput('Several issues are called so. Give the address of the one you mean.')
  }
  return first
}

async function newWork(tx: Transaction, { slug, number, id }: Meant): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('masthead works'))`)
  const wanted = slug ?? (number === null ? id : `issue-${number}`)
  return firstFreeSlug(wanted, async (work) => {
    const [taken] = await tx.select({ id: issues.id }).from(issues).where(eq(issues.work, work)).limit(1)
    return taken !== undefined
  })
}

type InLanguage = { work: string | null; language: string }

/** The title of another edition of a work that is out in the same language; null when there is none. */
export async function findSameEdition(
  id: string,
  { work, language }: InLanguage,
  db: Database | Transaction = database(),
): Promise<string | null> {
  if (work === null) return null
  const [other] = await db
    .select({ title: publishedIssues.title })
    .from(publishedIssues)
    .innerJoin(issues, eq(issues.id, publishedIssues.issueId))
    .where(
      and(
        eq(issues.work, work),
        eq(publishedIssues.language, language),
        ne(publishedIssues.issueId, id),
        isNull(publishedIssues.hiddenAt),
      ),
    )
    .limit(1)
  return other?.title ?? null
}

/**
 * Makes sure that an issue is the only one of its work in its language among those that are out, until the transaction
 * ends.
 * @throws Conflict when there is another.
 */
export async function requireOnlyEdition(tx: Transaction, id: string, { work, language }: InLanguage): Promise<void> {
  if (work === null) return
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('masthead work ' || ${work}, 0))`)
  const other = await findSameEdition(id, { work, language }, tx)
  if (other !== null) throw new Conflict(secondInLanguage(other, language))
}

/** Lets the other editions that are out lead to this one, without publishing anything else of them. */
export async function tellEditions(tx: Transaction, work: string | null): Promise<void> {
  if (work === null) return
  await tx
    .update(publishedIssues)
    .set({ work })
    .where(
      and(
        sql`${publishedIssues.issueId} in (select ${issues.id} from ${issues} where ${issues.work} = ${work})`,
        sql`${publishedIssues.work} is distinct from ${work}`,
      ),
    )
}
