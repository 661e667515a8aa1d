import { createHash, randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { database, type Transaction } from '@/db/client.ts'
import { editors, publication, setupLinks } from '@/db/schema/index.ts'
import { Conflict, NotFound } from '@/lib/errors.ts'
import { publicationInput } from '@/lib/publication/input.ts'
import { email, newPassword } from './input.ts'
import { hashPassword } from './password.ts'

/** Everything a first run has to be told. */
export const setupInput = publicationInput.extend({ email, password: newPassword })
export type SetupInput = z.infer<typeof setupInput>

/** Whether somebody owns this publication; until then nothing but set-up is possible. */
export async function hasOwner(): Promise<boolean> {
  const [owner] = await database().select({ id: editors.id }).from(editors).where(eq(editors.role, 'owner'))
  return owner !== undefined
}

/** A new one-time token for the set-up page. Every earlier one stops working. */
export async function createSetupLink(): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await database().transaction(async (tx) => {
    await tx.delete(setupLinks)
    await tx.insert(setupLinks).values({ tokenHash: digest(token) })
  })
  return token
}

/** Whether a token opens the set-up page now. */
export async function isSetupToken(token: string): Promise<boolean> {
  const [link] = await database()
    .select()
    .from(setupLinks)
    .where(eq(setupLinks.tokenHash, digest(token)))
  return link !== undefined && !(await hasOwner())
}

/**
 * Makes the publication and its owner, and ends the set-up link; all of it or nothing.
 * @param proof the token of the printed link, or `at the terminal` for the command line.
 * @throws NotFound when the link was used or replaced; Conflict when somebody owns the publication already.
 */
export async function setUp(
  input: SetupInput,
  proof: { token: string } | 'at the terminal',
): Promise<{ editorId: string }> {
  const passwordHash = await hashPassword(input.password)
  return database().transaction(async (tx) => {
    await onlyOneAtATime(tx)
    if (proof !== 'at the terminal') {
      const used = await tx
        .delete(setupLinks)
        .where(eq(setupLinks.tokenHash, digest(proof.token)))
        .returning()
      if (used.length === 0)
        throw new NotFound('This set-up link is no longer good. Start Masthead again to get a new one.')
    }
    const [owner] = await tx.select({ id: editors.id }).from(editors).where(eq(editors.role, 'owner'))
    if (owner) throw new Conflict('This newsletter is set up already and has an owner. Log in instead.')
    const { email: ownersEmail, password: _, ...about } = input
    await tx.insert(publication).values(about)
    const [made] = await tx
      .insert(editors)
      .values({ email: ownersEmail, passwordHash, role: 'owner' })
      .returning({ id: editors.id })
    if (!made) throw new Error('The owner was not stored.')
    await tx.delete(setupLinks)
    return { editorId: made.id }
  })
}

async function onlyOneAtATime(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('masthead set-up'))`)
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
