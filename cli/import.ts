import { parseArgs } from 'node:util'
import { Conflict, InvalidInput, MastheadError } from '@/lib/errors.ts'
import { importIssue, type Imported } from '@/lib/importing/import-issue.ts'
import { sourcesAt } from '@/lib/importing/sources.ts'
import { findPublication } from '@/lib/publication/find.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

/** Takes Markdown in and says of each file what became of it, and of every line what was doubtful. */
export const importFiles: Command = {
  usage: 'import PATH… [--publish] [--json]',
  summary: 'takes in Markdown files, folders and zips, and tells what it was unsure of',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { publish: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    if (positionals.length === 0) throw new InvalidInput('Say what to import: files, folders or zips.')
    const sources = (await Promise.all(positionals.map(sourcesAt))).flat()
    const report = values.json ? reportJson : reportText
    return withDatabase(async () => {
      const publication = await findPublication()
      if (!publication)
        throw new Conflict('Set up the newsletter first: “masthead setup”, or start it and open the printed link.')
      let lost = 0
      let added = 0
      for (const source of sources) {
        try {
          const imported = await importIssue(source, publication, { publish: values.publish })
          if (imported.outcome === 'added') added++
          report(imported)
        } catch (error) {
          if (!(error instanceof MastheadError)) throw error
          lost++
          reportLost(source.name, error, values.json)
        }
      }
      if (!values.json) {
        const there = sources.length - added - lost
        console.log(`${added} added, ${there} already there, ${lost} not taken.`)
      }
      return lost > 0 ? 1 : 0
    })
  },
}

function reportJson({ file, slug, address, warnings }: Imported): void {
  console.log(JSON.stringify({ file, slug, address, warnings }))
}

function reportText({ file, slug, address, outcome, warnings }: Imported): void {
  console.log(`${file}: ${outcome} as ${address ?? slug}`)
  for (const { line, text } of warnings) console.log(`  line ${line}: ${text}`)
}

function reportLost(file: string, error: MastheadError, json: boolean): void {
  if (json)
    console.log(JSON.stringify({ file, slug: null, address: null, warnings: [{ line: 1, text: error.message }] }))
  else console.error(`${file}: not taken. ${error.message}`)
}
