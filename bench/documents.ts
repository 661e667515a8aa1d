import { fileURLToPath } from 'node:url'
import { sourcesAt } from '@/lib/importing/sources.ts'
import { decodeText } from '@/lib/document/markdown/decode.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { emailDocument } from '@/lib/document/email.ts'
import { renderFeed } from '@/lib/document/feed.ts'
import { renderPage } from '@/lib/document/page.ts'
import { renderText } from '@/lib/document/text.ts'
import { issueMarkdown, type RenderedIssue } from '@/lib/issues/renderings.ts'
import type { Bench } from './bench.ts'
import { inRounds } from './rounds.ts'

const address = 'https://letters.example.org'

/** How fast letters are read from Markdown and written in each form. */
export const documents: Bench = {
  name: 'documents',
  about: 'letters read from Markdown and written in each form, from MASTHEAD_SAMPLES or the letters of the demo',
  async run() {
    const folder = process.env.MASTHEAD_SAMPLES ?? fileURLToPath(new URL('../cli/demo/letters', import.meta.url))
    const sources = await sourcesAt(folder)
    const texts = await Promise.all(sources.map(async (source) => decodeText(await source.read())))
    const issues = texts.map(asIssue)
    const context = { address, issueAddress: `${address}/issues/letter`, language: 'en' }
    const measured = await inRounds(
      [
        contender('read Markdown', texts, readMarkdown),
        contender('page', issues, ({ document }) => renderPage(document, context)),
        contender('feed', issues, ({ document }) => renderFeed(document, context)),
        contender('e-mail', issues, (issue) => emailDocument(issue, context)),
        contender('text', issues, ({ document }) => renderText(document, context)),
        contender('Markdown', issues, issueMarkdown),
      ],
      3,
    )
    const kilobytes = texts.reduce((sum, text) => sum + text.length, 0) / 1024
    return [
      `${texts.length} letters, ${Math.round(kilobytes)} KB of Markdown`,
      ...measured.map(({ name, speed }) => `${name.padEnd(14)} ${Math.round(speed)} letters/s`),
    ]
  },
}

function asIssue(text: string): RenderedIssue {
  const { document, fields } = readMarkdown(text)
  return {
    slug: 'letter',
    number: fields.number,
    title: fields.title,
    subtitle: fields.subtitle,
    language: fields.language ?? 'en',
    canonicalAddress: null,
    publishedAt: new Date(0),
    otherFields: {},
    document,
  }
}

/** Works through all letters for at least a third of a second; its speed is in letters a second. */
function contender<Letter>(name: string, letters: Letter[], work: (letter: Letter) => unknown) {
  return {
    name,
    run: async () => {
      const begin = performance.now()
      let done = 0
      do {
        for (const letter of letters) work(letter)
        done += letters.length
      } while (performance.now() - begin < 333)
      return done / ((performance.now() - begin) / 1000)
    },
  }
}
