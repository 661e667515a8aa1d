import { version } from '@/package.json'
import { env } from '@/lib/env.ts'

/**
 * How this program introduces itself to sites: by its name, and by where its owner can be found.
 * @param publication the public address of the newsletter, when the caller knows it; else the environment is asked.
 */
export function userAgent(publication: string | null = env().url ?? null): string {
  return publication === null ? `Masthead/${version}` : `Masthead/${version} (+${publication})`
}
