import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, issues, revisions } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { Conflict, InvalidInput, NotFound } from '@/lib/errors.ts'
import { keepNamed, keepStanding, lockStanding } from './keep-revision.ts'

/** What a list says of an earlier text. */
export type RevisionSummary = {
  id: string
  /** The issue's version that said this. */
  version: number
  title: string
  words: number
  name: string | null
  /** When it went out, if it did. */
  publishedAt: Date | null
  /** When it was last written at. */
  writtenAt: Date
  /** E-mail of who wrote it; null when that person is gone, or the program wrote it. */
  writtenBy: string | null
}

/** An earlier text of an issue, whole. */
export type Revision = RevisionSummary & { subtitle: string; document: DocumentJson }

const summary = {
  id: revisions.id,
  version: revisions.version,
  title: revisions.title,
  words: revisions.words,
  name: revisions.name,
  publishedAt: revisions.publishedAt,
  writtenAt: revisions.writtenAt,
  writtenBy: editors.email,
}

/** The earlier texts of an issue, the newest first; none for an issue that is deleted or was never there. */
export async function listRevisions(_editor: Editor, issueId: string): Promise<RevisionSummary[]> {
  return database()
    .select(summary)
    .from(revisions)
    .innerJoin(issues, and(eq(issues.id, revisions.issueId), isNull(issues.deletedAt)))
    .leftJoin(editors, eq(editors.id, revisions.writtenBy))
    .where(eq(revisions.issueId, issueId))
    .orderBy(desc(revisions.version), desc(revisions.createdAt))
}

/** One earlier text of an issue. @throws NotFound; InvalidDocument when a newer program wrote it. */
export async function findRevision(_editor: Editor, issueId: string, id: string): Promise<Revision> {
  const [found] = await database()
    .select({ ...summary, subtitle: revisions.subtitle, document: revisions.document })
    .from(revisions)
    .innerJoin(issues, and(eq(issues.id, revisions.issueId), isNull(issues.deletedAt)))
    .leftJoin(editors, eq(editors.id, revisions.writtenBy))
    .where(and(eq(revisions.issueId, issueId), eq(revisions.id, id)))
  if (!found) throw noSuchRevision()
  return { ...found, document: parseDocument(found.document) }
}

/**
 * Keeps what the issue says now, for ever, under a name.
 * @returns the id of the revision.
 * @throws InvalidInput when the very text is kept under another name already; NotFound.
 */
export async function keepRevision(_editor: Editor, issueId: string, name: string): Promise<string> {
  return database().transaction(async (tx) => {
    const issue = await lockStanding(tx, issueId)
    if (!issue) throw noSuchIssue()
    const kept = await keepNamed(tx, issue, name)
    if (kept.name === name) return kept.id
    throw new InvalidInput(`This text is kept already, as “${kept.name}”. Give that one the new name instead.`)
  })
}

/**
 * Gives an earlier text a name, with which it stays for ever, or takes its name away.
 * @param name null for none. @throws NotFound
 */
export async function nameRevision(_editor: Editor, issueId: string, id: string, name: string | null): Promise<void> {
  const [named] = await database()
    .update(revisions)
    .set({ name })
    .where(and(eq(revisions.issueId, issueId), eq(revisions.id, id)))
    .returning({ id: revisions.id })
  if (!named) throw noSuchRevision()
}

/**
 * Has the draft say again what it said in an earlier text. What it says now is kept first, so that it can be taken back
 * by restoring that one.
 * @param version the draft's version that the author saw.
 * @returns the draft's new version, and the id of the revision that says what stood before.
 * @throws Conflict when the draft was changed since that version; NotFound; InvalidDocument.
 */
export async function restoreRevision(
  editor: Editor,
  issueId: string,
  id: string,
  version: number,
): Promise<{ version: number; kept: string }> {
  return database().transaction(async (tx) => {
    const issue = await lockStanding(tx, issueId)
    if (!issue) throw noSuchIssue()
    if (issue.version !== version) {
      throw new Conflict(
        'This issue was changed elsewhere since you opened its history. Nothing was restored; load this page again and look at what it says now.',
      )
    }
    const [revision] = await tx
      .select({ title: revisions.title, subtitle: revisions.subtitle, document: revisions.document })
      .from(revisions)
      .where(and(eq(revisions.issueId, issueId), eq(revisions.id, id)))
    if (!revision) throw noSuchRevision()
    const kept = await keepStanding(tx, issue)
    await tx
      .update(issues)
      .set({
        title: revision.title,
        subtitle: revision.subtitle,
        document: parseDocument(revision.document),
        version: version + 1,
        updatedAt: sql`clock_timestamp()`,
        updatedBy: editor.id,
      })
      .where(eq(issues.id, issueId))
    return { version: version + 1, kept }
  })
}

const noSuchIssue = () => new NotFound('There is no such issue, or it was deleted.')
const noSuchRevision = () => new NotFound('There is no such earlier text, or it was cleared away.')
