import { tests } from 'commonmark-spec'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../page.ts'
import { parse } from './parser.ts'
import { readMarkdown } from './read.ts'

const context = { address: 'https://x.example', issueAddress: 'https://x.example/issues/x', language: 'en' }

/** Examples in which we mean to differ, and why. */
const meant: Record<number, string> = {
  200: 'an empty address is none',
  484: 'a link without text shows its address',
  485: 'an empty address is none',
  486: 'an empty address is none',
  487: 'an empty address is none',
  500: 'what looks like an unknown scheme is not followed',
  567: 'an empty address is none',
  596: 'an unknown scheme is not followed',
  598: 'an unknown scheme is not followed',
  599: 'an unknown scheme is not followed',
  601: 'an unknown scheme is not followed',
  602: 'GitHub’s bare addresses are links',
  608: 'GitHub’s bare addresses are links',
  611: 'GitHub’s bare addresses are links',
  612: 'GitHub’s bare addresses are links',
}

/*
 * Every example of the CommonMark specification, read and written as a page, against the HTML that the specification gives:
 * the same words with the same marks in the same blocks, the same addresses. Where an example has raw HTML, which is read
 * as content here, or where we mean to differ, every word must still be there.
 */
describe.each(sections())('CommonMark on %s', (_, examples) => {
  test.each(examples)('example %i says what the specification says', (number, markdown, html) => {
    const ours = renderPage(readMarkdown(`# A title\n\n${markdown}`).document, context)
    const isRead = number in meant || hasHtml(parse(markdown))
    const said = new Set(wordsOf(ours))
    const lost = wordsOf(html).filter((word) => !said.has(word))
    expect(isRead ? lost : outlineOf(ours)).toEqual(isRead ? [] : outlineOf(html))
  })
})

function sections(): [string, [number, string, string][]][] {
  const found = new Map<string, [number, string, string][]>()
  for (const { section, number, markdown, html } of tests) {
    const examples = found.get(section) ?? []
    examples.push([number, markdown.replaceAll('→', '\t'), html.replaceAll('→', '\t')])
    found.set(section, examples)
  }
  return [...found]
}

function hasHtml(node: { type: string; children?: readonly { type: string }[] }): boolean {
  return node.type === 'html' || (node.children ?? []).some(hasHtml)
}

/** Blocks and words in their order, each word with what marks it. A mark within one of its kind says nothing more. */
function outlineOf(html: string): string[] {
  const shift = html.includes('<h1') ? 1 : 0
  const outline: string[] = []
  const visit = (node: Nodes, marks: ReadonlySet<string>): void => {
    if (node.type === 'text') outline.push(...wordsIn(node.value).map((word) => [word, ...[...marks].sort()].join(' ')))
    else if (node.type === 'element') visitElement(node, marks)
    else if ('children' in node) for (const child of node.children) visit(child, marks)
  }
  const visitElement = (node: Element, marks: ReadonlySet<string>): void => {
    const { tagName, properties, children } = node
    if (tagName === 'pre') outline.push('<pre>', ...wordsIn(textOf(node)))
    else if (tagName === 'a')
      for (const child of children)
        visit(child, new Set([...marks, addressIn(properties.href), wordsIn(String(properties.title)).join(' ')]))
    else if (['em', 'strong', 'code'].includes(tagName))
      for (const child of children) visit(child, new Set([...marks, tagName]))
    else {
      if (!isEmptyLine(node)) outline.push(nameOf(node, shift))
      for (const child of children) visit(child, marks)
    }
  }
  visit(fromHtml(html, { fragment: true }), new Set())
  return outline
}

function nameOf({ tagName, properties }: Element, shift: number): string {
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  if (level) return `h${Math.min(6, Number(level) + shift)}`
  // A picture alone in its paragraph is a figure.
  if (tagName === 'figure') return 'p'
  const { src, alt, title, start } = properties
  return tagName === 'img' ? ['img', addressIn(src), alt, title].join(' ') : [tagName, start].filter(Boolean).join(' ')
}

function isEmptyLine({ tagName, children }: Element): boolean {
  return tagName === 'p' && children.length === 0
}

/** An address, however much of it is written in percents. */
function addressIn(value: unknown): string {
  try {
    return decodeURI(String(value))
  } catch {
    return String(value)
  }
}

function wordsOf(html: string): string[] {
  return textOf(fromHtml(html, { fragment: true })).match(/[\p{L}\p{N}]+/gu) ?? []
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Words, and every other sign by itself. */
function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
}
