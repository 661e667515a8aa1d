import { and, asc, isNull, lt, ne, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { publishedIssues } from '@/db/schema/index.ts'
import type { PastIssue, RenderingContext } from '@/lib/document/context.ts'
import { mostPastIssues } from '@/lib/document/nodes/automatic.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { picturesOf } from '@/lib/media/document-pictures.ts'
import { findPictureFacts } from '@/lib/media/find-pictures.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { issuePath } from './issue-path.ts'

/** What the renderings of an issue say beside its own words: its pictures' sizes, and the newsletter around it. */
export type RenderingFacts = Required<Pick<RenderingContext, 'picture' | 'publication'>>

type Issue = { id: string; language: string; publishedAt: Date; cover?: string | null; document: DocumentJson }

/** Finds the facts for one issue as they are now. @param db the transaction that the renderings are written in, if any. */
export async function findRenderingFacts(
  publication: Publication,
  issue: Issue,
  db: Database | Transaction = database(),
): Promise<RenderingFacts> {
  const shown = [...picturesOf(issue.document), ...(issue.cover ? [issue.cover] : [])]
  const picture = await findPictureFacts(shown, db)
  const pastIssues = await findPastIssues(db, publication.timeZone, issue)
  const { title, authorName, authorAbout } = publication
  return { picture, publication: { title, author: { name: authorName, about: authorAbout }, pastIssues } }
}

/** As many issues as any list of them shows: those that went out before this one, the latest first. */
async function findPastIssues(
  db: Database | Transaction,
  timeZone: string,
  { id, language, publishedAt }: Issue,
): Promise<PastIssue[]> {
  const rows = await db
    .select({
      title: publishedIssues.title,
      number: publishedIssues.number,
      slug: publishedIssues.slug,
      publishedAt: publishedIssues.publishedAt,
    })
    .from(publishedIssues)
    .where(
      and(
        lt(publishedIssues.publishedAt, publishedAt),
        ne(publishedIssues.issueId, id),
        isNull(publishedIssues.hiddenAt),
      ),
    )
    .orderBy(sql`${publishedIssues.publishedAt} desc nulls last`, asc(publishedIssues.issueId))
    .limit(mostPastIssues)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  return rows.map(({ title, number, slug, publishedAt: wentOut }) => ({
    title,
    number,
    date: date.format(wentOut),
    path: issuePath(slug),
  }))
}
