import { parseArgs } from 'node:util'
import { InvalidInput } from '@/lib/errors.ts'
import { findIssueIdBySlug } from '@/lib/issues/find.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

export const publish: Command = {
  usage: 'publish SLUG',
  summary: 'shows the world an issue as it stands now',
  async run(words) {
    const slug = onlySlug(words)
    return withDatabase(async () => {
      console.log(await publishIssue('masthead', await findIssueIdBySlug(slug)))
      return 0
    })
  },
}

export const unpublish: Command = {
  usage: 'unpublish SLUG',
  summary: 'takes an issue off the web and out of the feeds; the draft stays',
  async run(words) {
    const slug = onlySlug(words)
    return withDatabase(async () => {
      await unpublishIssue('masthead', await findIssueIdBySlug(slug))
      console.log(`“${slug}” is a draft again.`)
      return 0
    })
  },
}

function onlySlug(words: string[]): string {
  const { positionals } = parseArgs({ args: words, allowPositionals: true, options: {} })
  const [slug, ...more] = positionals
  if (slug === undefined || more.length > 0)
    throw new InvalidInput('Say one issue by the last part of its address, such as “letter-12”.')
  return slug
}
