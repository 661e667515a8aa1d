import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt, { type Token } from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from './markdown/read.ts'
import { plainText } from './plain-text.ts'
import type { InlineJson, NodeJson } from './schema.ts'

/*
 * Reads every Markdown file below the folder that MASTHEAD_SAMPLES names, and compares it with what another parser sees:
 * every word, every link and every image must be in the document, in the fields, or named in a warning.
 */
const folder = process.env.MASTHEAD_SAMPLES

type Content = { words: Map<string, number>; links: Map<string, number>; images: Map<string, number> }

describe.skipIf(!folder)('Newsletters from elsewhere', () => {
  const files = folder
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
    : []

  test.each(files)('%s keeps its words, links and images', (name) => {
    const source = readFileSync(join(folder ?? '', name), 'utf8')
    const read = readMarkdown(source)
    const ours = contentOf(read.document, read.fields.title)
    const theirs = seenByOthers(source)
    const warned = read.warnings.map((warning) => warning.text).join(' ')
    const lost = (kind: keyof Content) => missing(theirs[kind], ours[kind]).filter((what) => !warned.includes(what))
    expect({ words: lost('words'), links: lost('links'), images: lost('images') }).toEqual({
      words: [],
      links: [],
      images: [],
    })
  })
})

function seenByOthers(source: string): Content {
  const parser = new MarkdownIt({ html: true })
  // Addresses as they are written; our reader keeps them so.
  parser.normalizeLink = (address) => address
  parser.validateLink = () => true
  const seen: Content = { words: new Map(), links: new Map(), images: new Map() }
  // Footnotes are none of CommonMark: what it would take for a definition is text to us.
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '').replaceAll('[^', '\\[^')
  const text: string[] = []
  const visit = (tokens: Token[]): void => {
    for (const token of tokens) {
      if (
        token.type === 'text' ||
        token.type === 'code_inline' ||
        token.type === 'fence' ||
        token.type === 'code_block'
      ) {
        text.push(token.content)
      } else if (token.type.startsWith('html')) text.push(token.content.replace(/<!--[\s\S]*?-->|<br ?\/?>/g, ' '))
      else if (token.type === 'image') {
        count(seen.images, String(token.attrGet('src')))
        text.push(token.content)
      } else if (token.type === 'link_open') count(seen.links, String(token.attrGet('href')))
      else if (token.type.endsWith('break') || token.block) text.push('\n')
      if (token.children && token.type !== 'image') visit(token.children)
    }
  }
  visit(parser.parse(body, {}))
  countWords(seen.words, text.join(''))
  return seen
}

function contentOf(document: NodeJson, beside: string): Content {
  const content: Content = { words: new Map(), links: new Map(), images: new Map() }
  const text: string[] = [beside, '\n']
  const lines = (nodes: readonly InlineJson[]): void => {
    text.push(plainText(nodes), '\n')
    let open = ''
    for (const node of nodes) {
      if (node.type === 'image') count(content.images, node.attrs.src)
      const link = node.marks?.find((mark) => mark.type === 'link')
      const address = link?.type === 'link' ? link.attrs.href : ''
      if (address !== '' && address !== open) count(content.links, address)
      open = address
    }
  }
  const visit = (node: NodeJson): void => {
    if (node.type === 'codeBlock') text.push(...(node.content ?? []).map((piece) => piece.text), '\n')
    else if (node.type === 'paragraph' || node.type === 'heading') lines(node.content ?? [])
    else if ('content' in node) for (const child of node.content ?? []) visit(child)
  }
  visit(document)
  countWords(content.words, text.join(''))
  return content
}

/** Words of letters and digits; of Chinese and Japanese every letter, as those have no spaces between words. */
function countWords(words: Map<string, number>, text: string): void {
  for (const [word] of text.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu,
  )) {
    count(words, word)
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

/** What is counted less often in ours than in theirs. */
function missing(theirs: Map<string, number>, ours: Map<string, number>): string[] {
  return [...theirs].filter(([what, times]) => (ours.get(what) ?? 0) < times).map(([what]) => what)
}
