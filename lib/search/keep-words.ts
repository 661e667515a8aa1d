import type { Transaction } from '@/db/client.ts'
import { publishedWords } from '@/db/schema/index.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { readableLines } from './readable-lines.ts'
import { findStems } from './stems.ts'
import { positionAfter, tokensOf } from './tokens.ts'
import { Vector } from './vector.ts'

/** What an issue can be found by. */
export type SearchedIssue = {
  number: number | null
  title: string
  subtitle: string
  language: string
  tags: readonly string[]
  author: string | null
  summary: string
  document: DocumentJson
  publishedAt: Date
}

/**
 * Keeps the words of a published issue, in place of what was kept of them before. A part of publishing: it holds exactly
 * when the rest of the transaction does.
 */
export async function keepPublishedWords(tx: Transaction, issueId: string, issue: SearchedIssue): Promise<void> {
  const lines = readableLines(issue.document)
  const text = lines.map((line) => line.text).join('\n')
  const inText = tokensOf(text)
  const inTitle = tokensOf(issue.title)
  // What stands beside the text comes after it, far enough for no phrase to reach over.
  const beside = (field: string) => {
    const from = 100 + (inText.at(-1)?.position ?? 0)
    return tokensOf(field).map((token) => ({ ...token, position: positionAfter(token.position, from) }))
  }
  const title = beside(issue.title)
  const number = issue.number === null ? '' : String(issue.number)
  const fields = beside([number, issue.subtitle, issue.summary, issue.tags.join('\n'), issue.author ?? ''].join('\n'))
  const stems = await findStems(
    tx,
    [...inText, ...title, ...fields].map(({ written }) => written),
    [issue.language],
  )

  const headings = rangesOf(lines)
  const words = new Vector()
  // The title first: what does not fit into a vector any more is the end of a very long text.
  words.add(title, () => 'A', stems)
  words.add(fields, () => 'B', stems)
  words.add(inText, ({ start }) => (headings(start) ? 'B' : 'C'), stems)
  const titleWords = new Vector()
  titleWords.add(inTitle, () => 'A', stems)
  const row = { publishedAt: issue.publishedAt, text, titleWords: titleWords.toString(), words: words.toString() }
  await tx
    .insert(publishedWords)
    .values({ issueId, ...row })
    .onConflictDoUpdate({ target: publishedWords.issueId, set: row })
}

/** Tells, asked in the order of the text, whether a heading stands at a place of it. */
function rangesOf(lines: readonly { text: string; isHeading: boolean }[]): (at: number) => boolean {
  let index = 0
  let end = lines[0]?.text.length ?? 0
  return (at) => {
    while (at > end && index < lines.length - 1) {
      index += 1
      end += 1 + (lines[index]?.text.length ?? 0)
    }
    return lines[index]?.isHeading ?? false
  }
}
