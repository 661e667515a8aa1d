import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { asc, eq, isNull } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { issues, publishedIssues, type StoredDocument } from '@/db/schema/index.ts'
import { InvalidDocument } from '@/lib/document/invalid-document.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { Conflict } from '@/lib/errors.ts'
import { issueMarkdown } from '@/lib/issues/renderings.ts'
import { slugFrom } from '@/lib/issues/slug.ts'
import { readMedia } from '@/lib/media/store.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import { picturesFolder, portable } from './portable.ts'
import type { Target } from './target.ts'
import { toFolder } from './to-folder.ts'
import { toZip } from './to-zip.ts'

export type Exported = {
  issues: number
  pictures: number
  missingPictures: string[]
  /** Issues whose text can't be read any more, and why. */
  unreadable: { slug: string; reason: string }[]
  /** Whether it was told to stop before it was done. */
  isStopped: boolean
}

type Progress = {
  /** Called when the number of issues is known. */
  onPlan?: (issues: number) => void
  onIssue?: () => void
  /** Stops the export between two files. */
  signal?: AbortSignal
}

/**
 * Writes every issue that is not deleted as `<slug>.md`, as its author has it now, and the pictures it shows below
 * `media/`, which the files name relative to themselves. What is no published issue carries `draft: true`. Importing it
 * gives the same issues back; exporting the same issues twice gives the same bytes.
 * @param path a folder, or a file that ends in `.zip`. A zip that was not finished is not left behind.
 */
export async function exportIssues(path: string, { onPlan, onIssue, signal }: Progress = {}): Promise<Exported> {
  const target = (await isZip(path)) ? await toZip(path) : await toFolder(path)
  try {
    // One instant for all of it, whatever is written and published meanwhile.
    const exported = await database().transaction(
      async (tx) => {
        const publication = await findPublication(tx)
        if (!publication) throw new Conflict('There is nothing to export: the newsletter is not set up yet.')
        const files = await listFiles(tx)
        onPlan?.(files.length)
        const keys = new Set<string>()
        const unreadable: Exported['unreadable'] = []
        for (const file of files) {
          if (signal?.aborted) return null
          const written = await writeIssue(tx, publication, file)
          if ('reason' in written) unreadable.push({ slug: file.name, reason: written.reason })
          else {
            await target.write(`${file.name}.md`, new TextEncoder().encode(written.markdown))
            for (const key of written.keys) keys.add(key)
          }
          onIssue?.()
        }
        const missingPictures = await writePictures(target, [...keys].sort(), signal)
        return {
          issues: files.length - unreadable.length,
          pictures: keys.size - missingPictures.length,
          missingPictures,
          unreadable,
        }
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    )
    if (exported === null || signal?.aborted) {
      await target.abandon()
      return { issues: 0, pictures: 0, missingPictures: [], unreadable: [], isStopped: true }
    }
    await target.finish()
    return { ...exported, isStopped: false }
  } catch (error) {
    await target.abandon()
    throw error
  }
}

type IssueFile = { id: string; name: string; isPublished: boolean }

/** What will be written, in the order of names: nothing about it depends on where the issues came from. */
async function listFiles(tx: Transaction): Promise<IssueFile[]> {
  const rows = await tx
    .select({ id: issues.id, slug: issues.slug, title: issues.title, publishedId: publishedIssues.issueId })
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(isNull(issues.deletedAt))
    .orderBy(asc(issues.createdAt), issues.id)
  // A slug that was chosen goes before one that a title would give.
  const taken = new Set(rows.flatMap(({ slug }) => slug ?? []))
  return rows
    .map(({ id, slug, title, publishedId }) => ({
      id,
      name: slug ?? freeName(slugFrom(title) || 'untitled', taken),
      isPublished: publishedId !== null,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`
  taken.add(name)
  return name
}

async function writeIssue(
  tx: Transaction,
  publication: Publication,
  { id, name, isPublished }: IssueFile,
): Promise<{ markdown: string; keys: Set<string> } | { reason: string }> {
  const [issue] = await tx.select().from(issues).where(eq(issues.id, id))
  if (!issue) throw new Error('An issue is gone that was there at the same instant.')
  const { number, title, subtitle, work, canonicalAddress, tags, author, summary, coverAlt, otherFields } = issue
  const stored = readable(issue.document)
  if ('reason' in stored) return stored
  const { document, cover, keys } = portable(stored.document, issue.cover)
  const markdown = issueMarkdown({
    slug: name,
    number,
    title,
    subtitle,
    language: issue.language ?? publication.language,
    work,
    canonicalAddress,
    tags,
    author,
    summary,
    cover,
    coverAlt,
    publishedAt: issue.publicationDate,
    otherFields: { ...otherFields, ...(!isPublished && { draft: true }) },
    document,
  })
  return { markdown, keys }
}

function readable(stored: StoredDocument): { document: DocumentJson } | { reason: string } {
  try {
    return { document: parseDocument(stored) }
  } catch (error) {
    if (error instanceof InvalidDocument) return { reason: error.message }
    throw error
  }
}

/** @returns the keys of those that are not to be had. */
async function writePictures(target: Target, keys: string[], signal: AbortSignal | undefined): Promise<string[]> {
  const missing: string[] = []
  for (const key of keys) {
    if (signal?.aborted) return missing
    const picture = await readMedia(key)
    if (picture) await target.write(`${picturesFolder}/${key}`, picture.body)
    else missing.push(key)
  }
  return missing
}

async function isZip(path: string): Promise<boolean> {
  if (extname(path).toLowerCase() !== '.zip') return false
  const found = await stat(path).catch(() => null)
  return !found?.isDirectory()
}
