import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt, { type Token } from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from './markdown/read.ts'
import { isRevue } from './markdown/revue/recognize.ts'
import type { NodeJson } from './schema.ts'

/*
 * Reads every Markdown file below the folder that MASTHEAD_SAMPLES names, and compares it with what another parser sees:
 * every word, every link and every image must be in the document, in the fields, or named in a warning.
 */
const folder = process.env.MASTHEAD_SAMPLES

type Content = { words: Map<string, number>; links: Map<string, number>; images: Map<string, number> }

describe.skipIf(!folder)('Newsletters from elsewhere', () => {
  const files = folder
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        // What Revue wrote is taken apart and put together anew; its own tests count its words.
        .filter((name) => !isRevue(readFileSync(join(folder, name), 'utf8')))
    : []

  test.each(files)('%s keeps its words, links and images', (name) => {
    const source = readFileSync(join(folder ?? '', name), 'utf8')
    const read = readMarkdown(source)
    const ours = contentOf(read.document, read.fields.title)
    const theirs = seenByOthers(source)
    const warned = read.warnings.map((warning) => warning.text).join(' ')
    const lost = (kind: 'links' | 'images') =>
      missing(theirs[kind], ours[kind]).filter((what) => !warned.includes(what))
    expect({ words: missing(theirs.words, ours.words), links: lost('links'), images: lost('images') }).toEqual({
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
  // Footnotes are none of CommonMark; their labels are for the author alone.
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/\[\^[^\]\s]+\]:?/g, ' ')
  const text: string[] = []
  const readHtml = (html: string): void => {
    for (const [, address = ''] of html.matchAll(/<a\s[^>]*href="([^"]*)"/g)) count(seen.links, address)
    for (const [, address = ''] of html.matchAll(/<img\s[^>]*src="([^"]*)"/g)) count(seen.images, address)
    for (const [, words = ''] of html.matchAll(/<img\s[^>]*alt="([^"]*)"/g)) text.push(words)
    text.push(html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, html.startsWith('<a') || html.startsWith('</') ? '' : ' '))
  }
  const visit = (tokens: Token[]): void => {
    for (const token of tokens) {
      if (
        token.type === 'text' ||
        token.type === 'code_inline' ||
        token.type === 'fence' ||
        token.type === 'code_block'
      ) {
        text.push(token.content)
      } else if (token.type.startsWith('html')) readHtml(token.content)
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

/** All that a document says, in its text and in the attributes of its blocks. */
function contentOf(document: NodeJson, beside: string): Content {
  const content: Content = { words: new Map(), links: new Map(), images: new Map() }
  const text: string[] = [beside, '\n']
  const visit = (node: NodeJson): void => {
    if ('attrs' in node) {
      for (const [name, value] of Object.entries<unknown>(node.attrs)) {
        if (typeof value !== 'string') continue
        if (name === 'src' || name === 'image') count(content.images, value)
        else if (name === 'href' || name === 'creditHref') count(content.links, value)
        else if (!['label', 'kind', 'size', 'language'].includes(name)) text.push('\n', value, '\n')
      }
    }
    if (node.type === 'text') text.push(node.text)
    if (node.type === 'hardBreak') text.push('\n')
    if (!('content' in node)) return
    let open = ''
    for (const child of node.content ?? []) {
      const link = 'marks' in child ? child.marks?.find((mark) => mark.type === 'link') : undefined
      const address = link?.type === 'link' ? link.attrs.href : ''
      if (address !== '' && address !== open) count(content.links, address)
      open = address
      visit(child)
    }
    text.push('\n')
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
