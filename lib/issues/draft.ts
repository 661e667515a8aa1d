import { and, eq, isNull, max, sql } from 'drizzle-orm'
import { database, type Transaction } from '@/db/client.ts'
import { editors, issues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { emptyDocument, parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { Conflict, NotFound } from '@/lib/errors.ts'
import type { DraftFields, SaveAccepted, SaveConflict } from './input.ts'
import { keepBeforeSave, lockStanding } from './keep-revision.ts'

/** A save that was based on an older version than the one that stands. Nothing was overwritten. */
export class StaleSave extends Conflict {
  readonly current: SaveConflict['current']

  constructor(current: SaveConflict['current']) {
    super('This issue was changed elsewhere since you opened it. Both texts are kept.')
    this.current = current
  }
}

/** A new empty draft with the next number, if issues are numbered. Returns its id. */
export async function createDraft(editor: Editor): Promise<string> {
  return database().transaction(async (tx) => {
    const [draft] = await tx
      .insert(issues)
      .values({ document: emptyDocument, number: await nextNumber(tx), updatedBy: editor.id })
      .returning({ id: issues.id })
    if (!draft) throw new Error('The draft was not stored.')
    return draft.id
  })
}

/** One more than the highest number; 1 for the very first issue; null where issues carry no numbers. */
async function nextNumber(tx: Transaction): Promise<number | null> {
  const [row] = await tx
    .select({ highest: max(issues.number), count: sql<number>`count(*)::int` })
    .from(issues)
    .where(isNull(issues.deletedAt))
  if (!row || row.count === 0) return 1
  return row.highest === null ? null : row.highest + 1
}

/**
 * Keeps what the author wrote: of two saves based on the same version exactly one is accepted.
 * @param version the version that the author started from.
 * @throws StaleSave with what stands there; NotFound; InvalidDocument.
 */
export async function saveDraft(
  editor: Editor,
  id: string,
  version: number,
  fields: DraftFields,
): Promise<SaveAccepted> {
  const document: DocumentJson = parseDocument(fields.document)
  const saved = await database().transaction(async (tx) => {
    const row = await lockStanding(tx, id)
    if (row?.version !== version) return undefined
    await keepBeforeSave(tx, row)
    const [written] = await tx
      .update(issues)
      .set({
        title: fields.title,
        subtitle: fields.subtitle,
        document,
        version: version + 1,
        updatedAt: sql`clock_timestamp()`,
        updatedBy: editor.id,
      })
      .where(eq(issues.id, id))
      .returning({ version: issues.version, savedAt: issues.updatedAt })
    return written
  })
  if (!saved) throw new StaleSave(await findDraft(id))
  return { version: saved.version, savedAt: saved.savedAt.toISOString() }
}

/** The draft as it stands on the server. @throws NotFound */
export async function findDraft(id: string): Promise<SaveConflict['current']> {
  const [found] = await database()
    .select({
      title: issues.title,
      subtitle: issues.subtitle,
      document: issues.document,
      version: issues.version,
      savedAt: issues.updatedAt,
      savedBy: editors.email,
    })
    .from(issues)
    .leftJoin(editors, eq(editors.id, issues.updatedBy))
    .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
  if (!found) throw new NotFound('There is no such issue, or it was deleted.')
  return { ...found, savedAt: found.savedAt.toISOString() }
}
