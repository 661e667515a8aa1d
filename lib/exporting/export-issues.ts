import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asc, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues } from '@/db/schema/index.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { Conflict } from '@/lib/errors.ts'
import { issueMarkdown } from '@/lib/issues/renderings.ts'
import { slugFrom } from '@/lib/issues/slug.ts'
import { keyInAddress } from '@/lib/media/key.ts'
import { readMedia } from '@/lib/media/store.ts'
import { findPublication } from '@/lib/publication/find.ts'

export type Exported = { issues: number; pictures: number; missingPictures: string[] }

/**
 * Writes every issue that is not deleted as `<slug>.md`, as its author has it now, and the pictures it shows below
 * `media/`. What is no published issue carries `draft: true`. Importing the folder gives the same issues back.
 * @param folder is made when it is not there; files of the same names are replaced, each whole.
 */
export async function exportIssues(folder: string): Promise<Exported> {
  const publication = await findPublication()
  if (!publication) throw new Conflict('There is nothing to export: the newsletter is not set up yet.')
  await mkdir(folder, { recursive: true })
  const rows = await database()
    .select({ issue: issues, publishedId: publishedIssues.issueId })
    .from(issues)
    .leftJoin(publishedIssues, eq(publishedIssues.issueId, issues.id))
    .where(isNull(issues.deletedAt))
    .orderBy(asc(issues.createdAt), issues.id)

  const taken = new Set<string>()
  const pictures = new Set<string>()
  for (const { issue, publishedId } of rows) {
    const document = parseDocument(issue.document)
    const slug = freeName(issue.slug ?? (slugFrom(issue.title) || 'untitled'), taken)
    const markdown = issueMarkdown({
      slug,
      number: issue.number,
      title: issue.title,
      subtitle: issue.subtitle,
      language: issue.language ?? publication.language,
      canonicalAddress: issue.canonicalAddress,
      publishedAt: issue.publicationDate,
      otherFields: { ...issue.otherFields, ...(publishedId === null && { draft: true }) },
      document,
    })
    await replaceFile(join(folder, `${slug}.md`), markdown)
    for (const key of picturesIn(document)) pictures.add(key)
  }

  const missingPictures: string[] = []
  if (pictures.size > 0) await mkdir(join(folder, 'media'), { recursive: true })
  for (const key of pictures) {
    const picture = await readMedia(key)
    if (picture) await replaceFile(join(folder, 'media', key), picture.body)
    else missingPictures.push(key)
  }
  return { issues: rows.length, pictures: pictures.size - missingPictures.length, missingPictures }
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`
  taken.add(name)
  return name
}

type Node = DocumentJson | { type: string; attrs?: Record<string, unknown>; content?: readonly unknown[] }

function picturesIn(node: Node): string[] {
  const src = 'attrs' in node ? node.attrs?.src : undefined
  const own = typeof src === 'string' ? keyInAddress(src) : null
  return [...(own ? [own] : []), ...(node.content ?? []).flatMap((child: unknown) => picturesIn(child as Node))]
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.writing`
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
