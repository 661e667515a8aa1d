import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import { Conflict, NotFound } from '@/lib/errors.ts'
import { slugFrom } from './slug.ts'

export type IssueState = 'draft' | 'scheduled' | 'published'

/** What the desk tells of an issue beside its text. */
export type IssueSummary = {
  id: string
  slug: string | null
  number: number | null
  title: string
  /** Of the draft; grows with each save. */
  version: number
  language: string | null
  canonicalAddress: string | null
  state: IssueState
  /** A published issue whose draft says something else than its readers see. */
  hasUnpublishedChanges: boolean
  /** The slug that readers use now. */
  publishedSlug: string | null
  publishedAt: Date | null
  scheduledFor: Date | null
  /** When it was to go out by itself, where it went out late and its author has not seen that yet. */
  missedAt: Date | null
  /** Why it could not go out by itself, as a sentence. */
  scheduleFault: string | null
  updatedAt: Date
  deletedAt: Date | null
}

const summary = {
  id: issues.id,
  slug: issues.slug,
  number: issues.number,
  title: issues.title,
  version: issues.version,
  language: issues.language,
  canonicalAddress: issues.canonicalAddress,
  state: sql<IssueState>`case when ${publishedIssues.issueId} is not null then 'published'
    when ${issues.scheduledFor} is not null then 'scheduled' else 'draft' end`,
  hasUnpublishedChanges: sql<boolean>`${publishedIssues.issueId} is not null and (${issues.version} > ${publishedIssues.version}
    or ${issues.slug} is distinct from ${publishedIssues.slug}
    or ${issues.number} is distinct from ${publishedIssues.number}
    or ${issues.canonicalAddress} is distinct from ${publishedIssues.canonicalAddress}
    or ${issues.tags} is distinct from ${publishedIssues.tags}
    or ${issues.author} is distinct from ${publishedIssues.author}
    or ${issues.summary} <> ${publishedIssues.summary}
    or ${issues.cover} is distinct from ${publishedIssues.cover}
    or ${issues.coverAlt} <> ${publishedIssues.coverAlt}
    or coalesce(${issues.publicationDate}, ${publishedIssues.publishedAt}) <> ${publishedIssues.publishedAt}
    or coalesce(${issues.language}, ${publishedIssues.language}) <> ${publishedIssues.language})`,
  publishedSlug: publishedIssues.slug,
  publishedAt: publishedIssues.publishedAt,
  scheduledFor: issues.scheduledFor,
  missedAt: issues.missedAt,
  scheduleFault: issues.scheduleFault,
  updatedAt: issues.updatedAt,
  deletedAt: issues.deletedAt,
}

/** All issues but the deleted ones: drafts first, then scheduled, then published; in each the last changed first. */
export async function listIssues(): Promise<IssueSummary[]> {
  return database()
    .select(summary)
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(isNull(issues.deletedAt))
    .orderBy(...inDeskOrder)
}

/** Some issues of the list, in its order. @param ids which ones are looked at; null for all. */
export async function listSomeIssues(ids: string[] | null, from: number, most: number): Promise<IssueSummary[]> {
  return database()
    .select(summary)
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(and(isNull(issues.deletedAt), ids ? sql`${issues.id} = any(${`{${ids.join()}}`}::uuid[])` : undefined))
    .orderBy(...inDeskOrder)
    .offset(from)
    .limit(most)
}

const inDeskOrder = [
  sql`case when ${publishedIssues.issueId} is not null then 2 when ${issues.scheduledFor} is not null then 1 else 0 end`,
  desc(sql`coalesce(${publishedIssues.publishedAt}, ${issues.updatedAt})`),
  issues.id,
]

/** The deleted issues, the last deleted first. */
export async function listDeletedIssues(): Promise<IssueSummary[]> {
  return database()
    .select(summary)
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(isNotNull(issues.deletedAt))
    .orderBy(desc(issues.deletedAt), issues.id)
}

/** One issue, with what the desk tells of it. @throws NotFound, also for a deleted one. */
export async function findIssue(id: string): Promise<IssueSummary> {
  const [found] = await database()
    .select(summary)
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
  if (!found) throw new NotFound('There is no such issue, or it was deleted.')
  return found
}

/**
 * The id of the issue with this slug: one that was chosen or published, or the one a draft's title would give.
 * @throws NotFound that names the slug; Conflict when several drafts would get it.
 */
export async function findIssueIdBySlug(slug: string): Promise<string> {
  const wanted = slug.normalize('NFC')
  const candidates = await database()
    .select({ id: issues.id, slug: issues.slug, title: issues.title })
    .from(issues)
    .where(and(or(eq(issues.slug, wanted), isNull(issues.slug)), isNull(issues.deletedAt)))
  const named = candidates.find((candidate) => candidate.slug === wanted)
  if (named) return named.id
  const [only, another] = candidates.filter(({ title }) => slugFrom(title) === wanted)
  if (!only) throw new NotFound(`There is no issue with the address “${slug}”.`)
  if (another)
    throw new Conflict(
      `Several drafts are called so that they would get the address “${slug}”. Choose addresses for them at the desk.`,
    )
  return only.id
}
