import { and, eq, isNull } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, NotFound } from '@/lib/errors.ts'
import type { Details } from './details-input.ts'
import { isSlugTaken } from './taken-slugs.ts'

/**
 * Sets what stands beside the text. Readers see it when the issue is next published or updated.
 * @throws InvalidInput when another issue has, or had, the slug; NotFound.
 */
export async function changeDetails(editor: Editor, id: string, details: Details): Promise<void> {
  await database().transaction(async (tx) => {
    if (details.slug !== null && (await isSlugTaken(tx, details.slug, id))) {
      throw new InvalidInput(`Another issue has the address “${details.slug}”. Choose a different one.`)
    }
    const [changed] = await tx
      .update(issues)
      .set({ ...details, updatedBy: editor.id })
      .where(and(eq(issues.id, id), isNull(issues.deletedAt)))
      .returning({ id: issues.id })
    if (!changed) throw new NotFound('There is no such issue, or it was deleted.')
  })
}
