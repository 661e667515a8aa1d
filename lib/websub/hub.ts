import { z } from 'zod'
import { database } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { MastheadError } from '@/lib/errors.ts'
import { isAllowed, readAddress } from '@/lib/links/destination.ts'

const longestHub = 2000

/** The address of a WebSub hub as its owner types it; empty: none. */
export const hubInput = z.object({
  hub: z
    .string()
    .trim()
    .max(longestHub, { error: `The address is longer than ${longestHub} characters.` })
    .transform((typed, context) => {
      if (typed === '') return null
      const fault = faultOf(typed)
      if (fault === null) return new URL(typed).href
      context.addIssue({ code: 'custom', message: fault })
      return z.NEVER
    }),
})

/** What keeps an address from being that of a hub, as a sentence. */
function faultOf(typed: string): string | null {
  try {
    const url = readAddress(typed)
    return url.protocol === 'https:' || isAllowed(url) ? null : 'The address of a hub begins with https://.'
  } catch (error) {
    if (error instanceof MastheadError) return error.message
    throw error
  }
}

/** Sets the hub that is told of news, and that the feeds name. @param hub null for none. */
export async function changeHub(hub: string | null): Promise<void> {
  await database().update(publication).set({ hub, updatedAt: new Date() })
}
