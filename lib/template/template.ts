import { eq, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { editors, template } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DraftChange } from '@/lib/document/draft-change.ts'
import { emptyDocument } from '@/lib/document/schema.ts'
import { draftAfter } from '@/lib/issues/draft-after.ts'
import type { DraftFields, SaveAccepted, SaveConflict } from '@/lib/issues/input.ts'
import { StaleSave } from '@/lib/issues/stale-save.ts'

/** What new issues start from; an empty one where none was ever written. */
export async function findTemplate(from: Database | Transaction = database()): Promise<SaveConflict['current']> {
  const [found] = await from
    .select({
      title: template.title,
      subtitle: template.subtitle,
      document: template.document,
      version: template.version,
      savedAt: template.updatedAt,
      savedBy: editors.email,
    })
    .from(template)
    .leftJoin(editors, eq(editors.id, template.updatedBy))
  if (found) return { ...found, savedAt: found.savedAt.toISOString() }
  return {
    title: '',
    subtitle: '',
    document: emptyDocument,
    version: 1,
    savedAt: new Date().toISOString(),
    savedBy: null,
  }
}

/**
 * Keeps the template: of two saves based on the same version exactly one is accepted.
 * @param version the version that the author started from.
 * @param draft all of it, or what makes it of that version.
 * @throws StaleSave with what stands there; UnfitChange; InvalidDocument.
 */
export async function saveTemplate(
  editor: Editor,
  version: number,
  draft: DraftFields | DraftChange,
): Promise<SaveAccepted> {
  return database().transaction(async (tx) => {
    // The first save of all makes the row; whoever comes second waits here and finds it.
    await tx.insert(template).values({ document: emptyDocument }).onConflictDoNothing()
    await tx.select().from(template).for('update')
    const before = await findTemplate(tx)
    if (before.version !== version) throw new StaleSave(before)
    const [saved] = await tx
      .update(template)
      .set({
        ...draftAfter(before, draft),
        version: version + 1,
        updatedAt: sql`clock_timestamp()`,
        updatedBy: editor.id,
      })
      .returning({ version: template.version, savedAt: template.updatedAt })
    if (!saved) throw new Error('The template that was locked is gone.')
    return { version: saved.version, savedAt: saved.savedAt.toISOString() }
  })
}
