import { database } from '@/db/client.ts'
import { editors } from '@/db/schema/index.ts'
import type { Editor } from './sessions.ts'

/** Adds an owner who can do everything but log in. */
export async function addOwner(): Promise<Editor> {
  const [owner] = await database()
    .insert(editors)
    .values({ email: 'ada@example.org', passwordHash: 'x', role: 'owner' })
    .returning()
  if (!owner) throw new Error('The owner was not added.')
  return owner
}
