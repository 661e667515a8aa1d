import { element, escapeHtml } from '../html.ts'
import type { ItemJson } from '../schema.ts'
import { sourceLine, untitled } from '../source-line.ts'
import { linked } from './link.ts'
import type { Feed } from './feed.ts'

/** An item: its title as a heading that is the link, where it comes from, and what the author says of it. */
export function writeItem(node: ItemJson, feed: Feed): string {
  const [title, ...blocks] = node.content
  const words = feed.inline(title.content, title) || escapeHtml(untitled(node) ?? '')
  const level = feed.outline.levels.get(node) ?? 3
  const heading = words && element(`h${level}`, {}, linked(node.attrs.href, words, feed.context))
  return [heading, source(node, feed), ...feed.each(blocks, node)].filter(Boolean).join('\n')
}

/** An item whose title stands elsewhere: where it comes from, and what the author says of it. */
export function writeItemBody(node: ItemJson, feed: Feed): string {
  const [, ...blocks] = node.content
  return [source(node, feed), ...feed.each(blocks, node)].filter(Boolean).join('\n')
}

function source(node: ItemJson, { context }: Feed): string {
  const line = sourceLine(node)
  if (line === null) return ''
  const { host, citation } = line
  const cited = citation && [
    escapeHtml(citation.before),
    linked(citation.href, escapeHtml(citation.words), context),
    escapeHtml(citation.after),
  ]
  const words = [host && escapeHtml(host), cited?.join('')].filter(Boolean).join(' · ')
  return element('p', {}, element('small', {}, words))
}
