import { parseArgs } from 'node:util'
import { Conflict, InvalidInput, MastheadError } from '@/lib/errors.ts'
import { importIssue, type Imported, type ImportOptions } from '@/lib/importing/import-issue.ts'
import type { Source } from '@/lib/importing/source.ts'
import { sourcesAt } from '@/lib/importing/sources.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import type { Command } from './command.ts'
import { startProgress } from './progress.ts'
import { exitCodeOf, withDatabase } from './with-database.ts'

/** Takes letters in and says of each file what became of it, and of every line what was doubtful. */
export const importFiles: Command = {
  usage: 'import PATH… [--publish] [--strip-tracking] [--json]',
  summary:
    'takes in Markdown and HTML files, folders and zips, and tells what it was unsure of; again, it goes on where it was stopped',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        publish: { type: 'boolean', default: false },
        'strip-tracking': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    if (positionals.length === 0) throw new InvalidInput('Say what to import: files, folders or zips.')
    const sources = (await Promise.all(positionals.map(sourcesAt))).flat()
    const options = { publish: values.publish, stripTracking: values['strip-tracking'], pictures: new Map() }
    const stopping = new AbortController()
    return withDatabase(
      async () => {
        const publication = await findPublication()
        if (!publication)
          throw new Conflict('Set up the newsletter first: “masthead setup”, or start it and open the printed link.')
        return takeIn(sources, publication, options, { isJson: values.json, signal: stopping.signal })
      },
      { stopping },
    )
  },
}

/** Takes in one file after the other. When asked to stop, it finishes the one at hand. */
async function takeIn(
  sources: Source[],
  publication: Publication,
  options: ImportOptions,
  { isJson, signal }: { isJson: boolean; signal: AbortSignal },
): Promise<number> {
  const report = isJson ? reportJson : reportText
  const count = { added: 0, 'already there': 0, lost: 0 }
  let left = sources.length
  const progress = startProgress({ label: 'Importing', total: sources.length, isQuiet: isJson })
  try {
    for (const source of sources) {
      if (signal.aborted) break
      const outcome = await takeInOne(source, publication, options)
      progress.print(() => report(source.name, outcome))
      count['refusal' in outcome ? 'lost' : outcome.outcome]++
      left--
      progress.step()
    }
  } finally {
    progress.stop()
  }
  if (!isJson) console.log(`${count.added} added, ${count['already there']} already there, ${count.lost} not taken.`)
  if (left > 0) {
    console.error(`Stopped: ${left} of ${sources.length} files are left. The same command goes on from here.`)
    return exitCodeOf(signal.reason)
  }
  return count.lost > 0 ? 1 : 0
}

type Refused = { refusal: MastheadError }

async function takeInOne(
  source: Source,
  publication: Publication,
  options: ImportOptions,
): Promise<Imported | Refused> {
  try {
    return await importIssue(source, publication, options)
  } catch (error) {
    if (error instanceof MastheadError) return { refusal: error }
    throw new Error(`${source.name} could not be taken in. What was taken before it stays.`, { cause: error })
  }
}

function reportJson(file: string, outcome: Imported | Refused): void {
  const { slug, address, warnings } =
    'refusal' in outcome
      ? { slug: null, address: null, warnings: [{ line: 1, text: outcome.refusal.message }] }
      : outcome
  console.log(JSON.stringify({ file, slug, address, warnings }))
}

function reportText(file: string, outcome: Imported | Refused): void {
  if ('refusal' in outcome) return console.error(`${file}: not taken. ${outcome.refusal.message}`)
  const { slug, address, warnings } = outcome
  console.log(`${file}: ${outcome.outcome} as ${address ?? slug}`)
  for (const { line, text } of warnings) console.log(`  line ${line}: ${text}`)
}
