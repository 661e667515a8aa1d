import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { issues, revisions, type StoredDocument } from '@/db/schema/index.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { countWords } from '@/lib/document/word-count.ts'
import { saysNothing } from './says-nothing.ts'

/** What is needed of an issue, locked for update, to keep what it says. */
export type StandingIssue = Pick<
  typeof issues.$inferSelect,
  'id' | 'title' | 'subtitle' | 'document' | 'version' | 'createdAt' | 'updatedAt' | 'updatedBy'
>

/** A save keeps what stood before it where the last revision is older. */
const minutesBetween = 10

/**
 * Keeps what stands before a save takes its place, unless a revision was kept in the last ten minutes. Call it in the
 * transaction of the save, with the issue's row locked, before the update: of several saves at once one keeps it.
 */
export async function keepBeforeSave(tx: Transaction, issueId: string): Promise<void> {
  if (await hasYoung(tx, issueId)) return
  const last = await findLast(tx, issueId)
  if (last?.isSame) {
    await note(tx, last.id, {})
    return
  }
  const issue = await lockStanding(tx, issueId)
  if (!issue) return
  // An issue that began empty has nothing to go back to until it was written for a while.
  if (!last && (isBlank(issue) || (issue.version > 1 && isYoung(issue.createdAt)))) return
  await insert(tx, issue, {})
}

/** Keeps what went out with this publishing, in its transaction and with the issue's row locked. */
export async function keepPublished(tx: Transaction, issue: StandingIssue, publishedAt: Date): Promise<void> {
  const last = await findLast(tx, issue.id)
  if (!last?.isSame) await insert(tx, issue, { publishedAt })
  else if (last.publishedAt === null) await note(tx, last.id, { publishedAt })
}

/**
 * Keeps what stands under a name, with the issue's row locked.
 * @returns the id of the revision, and what it is called: another name where it had one already.
 */
export async function keepNamed(
  tx: Transaction,
  issue: StandingIssue,
  name: string,
): Promise<{ id: string; name: string }> {
  const last = await findLast(tx, issue.id)
  if (!last?.isSame) return { id: await insert(tx, issue, { name }), name }
  if (last.name !== null) return { id: last.id, name: last.name }
  await note(tx, last.id, { name })
  return { id: last.id, name }
}

/**
 * Makes sure that what stands is among the revisions, with the issue's row locked.
 * @returns the id of the one that says it.
 */
export async function keepStanding(tx: Transaction, issue: StandingIssue): Promise<string> {
  const [same] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .innerJoin(issues, eq(issues.id, revisions.issueId))
    .where(and(eq(revisions.issueId, issue.id), saysTheSame))
    .orderBy(desc(revisions.version), desc(revisions.createdAt))
    .limit(1)
  return same?.id ?? (await insert(tx, issue, {}))
}

/** Locks an issue that is not deleted until the transaction ends; undefined when there is none. */
export async function lockStanding(tx: Transaction, id: string): Promise<StandingIssue | undefined> {
  const [issue] = await tx
    .select()
    .from(issues)
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
    .for('update')
  return issue
}

const saysTheSame = sql<boolean>`(${revisions.title} = ${issues.title} and ${revisions.subtitle} = ${issues.subtitle}
  and ${revisions.document} = ${issues.document})`

// `now()` stands still within a transaction that may have waited for its turn.
const clock = sql`clock_timestamp()`

/** Asked with every save, so it reads no text. */
async function hasYoung(tx: Transaction, issueId: string): Promise<boolean> {
  const [young] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(
      and(
        eq(revisions.issueId, issueId),
        gt(revisions.createdAt, sql`${clock} - make_interval(mins => ${minutesBetween})`),
      ),
    )
    .limit(1)
  return young !== undefined
}

async function findLast(tx: Transaction, issueId: string) {
  const [last] = await tx
    .select({
      id: revisions.id,
      name: revisions.name,
      publishedAt: revisions.publishedAt,
      isSame: saysTheSame,
    })
    .from(revisions)
    .innerJoin(issues, eq(issues.id, revisions.issueId))
    .where(eq(revisions.issueId, issueId))
    .orderBy(desc(revisions.version), desc(revisions.createdAt))
    .limit(1)
  return last
}

type Noted = { name?: string; publishedAt?: Date }

async function insert(tx: Transaction, issue: StandingIssue, noted: Noted): Promise<string> {
  const [kept] = await tx
    .insert(revisions)
    .values({
      issueId: issue.id,
      version: issue.version,
      title: issue.title,
      subtitle: issue.subtitle,
      document: issue.document,
      words: wordsIn(issue.document),
      writtenAt: issue.updatedAt,
      writtenBy: issue.updatedBy,
      createdAt: clock,
      ...noted,
    })
    .returning({ id: revisions.id })
  if (!kept) throw new Error('The revision was not stored.')
  return kept.id
}

/** The last revision says what stands, so it counts as kept now. */
async function note(tx: Transaction, id: string, noted: Noted): Promise<void> {
  await tx
    .update(revisions)
    .set({ createdAt: clock, ...noted })
    .where(eq(revisions.id, id))
}

// What is stored was checked against the schema when it was; counting asks for no more than its form.
const wordsIn = (document: StoredDocument) => countWords(document as DocumentJson).words

function isBlank({ title, subtitle, document }: StandingIssue): boolean {
  return title.trim() === '' && subtitle.trim() === '' && saysNothing(document as DocumentJson)
}

function isYoung(at: Date): boolean {
  return Date.now() - at.getTime() < minutesBetween * 60_000
}
