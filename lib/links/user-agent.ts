import { version } from '@/package.json'
import { env } from '@/lib/env.ts'

/**
 * How this program introduces itself to sites: by its name, and by where its owner can be found.
 * @param chosen the public address of the newsletter as it was set up, where that is known; the environment comes first.
 */
export function userAgent(chosen: string | null | undefined): string {
  const publication = env().url ?? chosen ?? null
  return publication === null ? `Masthead/${version}` : `Masthead/${version} (+${publication})`
}
