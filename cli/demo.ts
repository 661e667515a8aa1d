import { fileURLToPath } from 'node:url'
import { hasOwner, setUp, setupInput } from '@/lib/accounts/setup.ts'
import { importIssue } from '@/lib/importing/import-issue.ts'
import { sourcesAt } from '@/lib/importing/sources.ts'
import { findPublication } from '@/lib/publication/find.ts'

/** Who owns the demo. */
export const seededOwner = { email: 'owner@example.org', password: 'twelve letters' }

/**
 * Fills the database of this process with a publication of a dozen letters and its owner. Does nothing when somebody
 * owns the publication already, so that a demo keeps what was tried out in it.
 * @returns what to log in with.
 */
export async function seedDemo(): Promise<{ email: string; password: string }> {
  if (await hasOwner()) return seededOwner
  await setUp(
    setupInput.parse({
      title: 'Loose Leaf',
      description: 'A weekly letter about small tools, maps, letters and the craft of the web.',
      language: 'en',
      timeZone: 'Europe/Lisbon',
      authorName: 'Inês Amaral',
      authorAbout:
        'Draws maps for a living and writes about small things that work. Lives between a harbour and a print shop.',
      address: '',
      ...seededOwner,
    }),
    'at the terminal',
  )
  const publication = await findPublication()
  if (!publication) throw new Error('The publication was set up and is not there.')
  for (const source of await sourcesAt(fileURLToPath(new URL('./demo/letters', import.meta.url)))) {
    await importIssue(source, publication, { publish: true })
  }
  return seededOwner
}
