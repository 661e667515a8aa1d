import { and, eq, isNull, max, sql } from 'drizzle-orm'
import { database, type Database, type Transaction } from '@/db/client.ts'
import { editors, issues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DraftChange } from '@/lib/document/draft-change.ts'
import { NotFound } from '@/lib/errors.ts'
import { rememberAlternativeTexts } from '@/lib/media/remember-alts.ts'
import { newFromTemplate } from '@/lib/template/new-from-template.ts'
import { draftAfter } from './draft-after.ts'
import type { DraftFields, SaveAccepted, SaveConflict } from './input.ts'
import { keepBeforeSave } from './keep-revision.ts'
import { StaleSave } from './stale-save.ts'

/** A new draft as the template has it, with the next number if issues are numbered. Returns its id. */
export async function createDraft(editor: Editor): Promise<string> {
  return database().transaction(async (tx) => {
    const number = await nextNumber(tx)
    const [draft] = await tx
      .insert(issues)
      .values({ ...(await newFromTemplate(tx, number)), number, updatedBy: editor.id })
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
 * Keeps what the author wrote, in one transaction: of two saves based on the same version exactly one is accepted.
 * @param version the version that the author started from.
 * @param draft the whole draft, or what makes it of that version.
 * @throws StaleSave with what stands there; UnfitChange; NotFound; InvalidDocument.
 */
export async function saveDraft(
  editor: Editor,
  id: string,
  version: number,
  draft: DraftFields | DraftChange,
): Promise<SaveAccepted> {
  return database().transaction(async (tx) => {
    const before = await standingDraft(tx, id, { isLocked: true })
    if (before.version !== version) throw new StaleSave(before)
    const { title, subtitle, document } = draftAfter(before, draft)
    await keepBeforeSave(tx, id)
    const [saved] = await tx
      .update(issues)
      .set({
        title,
        subtitle,
        document,
        version: sql`${issues.version} + 1`,
        updatedAt: sql`now()`,
        updatedBy: editor.id,
      })
      .where(eq(issues.id, id))
      .returning({ version: issues.version, savedAt: issues.updatedAt })
    if (!saved) throw new Error('A draft that was locked is gone.')
    await rememberAlternativeTexts(tx, document)
    return { version: saved.version, savedAt: saved.savedAt.toISOString() }
  })
}

/** The draft as it stands on the server. @throws NotFound */
export async function findDraft(id: string): Promise<SaveConflict['current']> {
  return standingDraft(database(), id)
}

async function standingDraft(
  from: Database | Transaction,
  id: string,
  { isLocked = false } = {},
): Promise<SaveConflict['current']> {
  const asked = from
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
  const [found] = await (isLocked ? asked.for('update', { of: issues }) : asked)
  if (!found) throw new NotFound('There is no such issue, or it was deleted.')
  return { ...found, savedAt: found.savedAt.toISOString() }
}
