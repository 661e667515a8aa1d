import { fileURLToPath } from 'node:url'
import MarkdownIt from 'markdown-it'
import { emailDocument } from '@/lib/document/email-document.ts'
import { renderFeed } from '@/lib/document/feed.ts'
import { decodeText } from '@/lib/document/markdown/decode.ts'
import { parse } from '@/lib/document/markdown/parser.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { renderPage } from '@/lib/document/page.ts'
import { textDocument } from '@/lib/document/text.ts'
import { sourcesAt } from '@/lib/importing/sources.ts'
import { issueMarkdown, renderIssue, type RenderedIssue } from '@/lib/issues/renderings.ts'
import type { Bench } from './bench.ts'
import { asIssue, longLetter } from './letters.ts'
import { inRounds } from './rounds.ts'

const address = 'https://letters.example.org'
const context = { address, issueAddress: `${address}/issues/letter`, language: 'en' }
const noFacts = { picture: () => null, publication: { title: '', author: { name: '', about: '' }, pastIssues: [] } }

/** How fast letters are read from Markdown and written in each form, and how that grows with their length. */
export const documents: Bench = {
  name: 'documents',
  about: 'letters read from Markdown and written in each form, from MASTHEAD_SAMPLES or the letters of the demo',
  async run() {
    return [...(await manyLetters()), ...(await oneLetter()), ...(await growth())]
  },
}

async function manyLetters(): Promise<string[]> {
  const folder = process.env.MASTHEAD_SAMPLES ?? fileURLToPath(new URL('../cli/demo/letters', import.meta.url))
  const sources = await sourcesAt(folder)
  const texts = await Promise.all(sources.map(async (source) => decodeText(await source.read())))
  const issues = texts.map(asIssue)
  // What stands still, and only ever gives HTML.
  const other = new MarkdownIt({ html: true })
  const measured = await inRounds(
    [
      contender('markdown-it alone', texts, (text) => other.render(text)),
      contender('parser alone', texts, parse),
      contender('read Markdown', texts, (text) => readMarkdown(text)),
      contender('page', issues, ({ document }) => renderPage(document, context)),
      contender('feed', issues, ({ document }) => renderFeed(document, context)),
      contender('e-mail', issues, (issue) => emailDocument(issue, context)),
      contender('text', issues, (issue) => textDocument(issue, context)),
      contender('Markdown', issues, issueMarkdown),
    ],
    3,
  )
  const standing = measured[0]?.speed ?? 1
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return [
    `${texts.length} letters, ${Math.round(bytes / 1024)} KB of Markdown; ratios to markdown-it in the same rounds`,
    ...measured.map(
      ({ name, speed }) =>
        `${name.padEnd(18)} ${String(Math.round(speed)).padStart(5)} letters/s   ${(speed / standing).toFixed(2)}`,
    ),
  ]
}

/** A letter of 20 KB, as most are: what importing and publishing cost of it, the database left out. */
async function oneLetter(): Promise<string[]> {
  const text = longLetter(20 * 1024)
  const issue = asIssue(text)
  const [read, write] = await inRounds(
    [
      contender('read', [text], (letter) => readMarkdown(letter)),
      contender('write', [issue], (letter) => renderIssue(letter, noFacts)),
    ],
    5,
  )
  return [
    '',
    `one letter of ${Math.round(Buffer.byteLength(text) / 1024)} KB: read in ${milliseconds(read?.speed)}, all five renderings in ${milliseconds(write?.speed)}`,
  ]
}

/** Reading and all renderings of letters of 1, 4 and 16 lengths, the last of 20,000 words. */
async function growth(): Promise<string[]> {
  const one = longLetter(120_000 / 16)
  const letters = [1, 4, 16].map((times) => {
    const text = longLetter(one.length * times)
    return { times, text, issue: asIssue(text), words: text.split(/\s+/).length }
  })
  const lines: string[] = ['', 'growth with length']
  for (const { times, text, issue, words } of letters) {
    const measured = await inRounds(
      [
        contender('read', [text], (letter) => readMarkdown(letter)),
        contender('page', [issue], ({ document }) => renderPage(document, context)),
        contender('feed', [issue], ({ document }) => renderFeed(document, context)),
        contender('e-mail', [issue], (letter) => emailDocument(letter, context)),
        contender('text', [issue], (letter) => textDocument(letter, context)),
        contender('Markdown', [issue], issueMarkdown),
      ],
      2,
    )
    const parts = measured.map(({ name, speed }) => `${name} ${milliseconds(speed)}`)
    const perThousand = measured.reduce((sum, { speed }) => sum + 1000 / speed, 0) / (words / 1000)
    lines.push(
      `${String(times).padStart(2)}×, ${words} words: ${parts.join(', ')}; ${perThousand.toFixed(2)} ms a thousand words`,
    )
  }
  return lines
}

function milliseconds(speed = 1): string {
  return `${(1000 / speed).toFixed(1)} ms`
}

/** Works through all letters for at least a third of a second; its speed is in letters a second. */
function contender<Letter extends string | RenderedIssue>(
  name: string,
  letters: Letter[],
  work: (letter: Letter) => unknown,
) {
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
