import { element, escapeHtml, lines } from '../html.ts'
import type { ItemJson } from '../schema.ts'
import { sourceLine, untitled } from '../source-line.ts'
import { linked } from './link.ts'
import type { Page } from './page.ts'

/** An item: its title, which is the link, where it comes from, and what the author says of it. */
export function writeItem(node: ItemJson, page: Page): string {
  const [title, ...blocks] = node.content
  const words = page.inline(title.content, title) || escapeHtml(untitled(node) ?? '')
  const level = page.outline.levels.get(node) ?? 3
  const heading = words && element(`h${level}`, { class: 'item-title' }, linked(node.attrs.href, words))
  const inside = [heading, source(node), ...page.each(blocks, node)]
  return element('section', { class: 'item', id: page.outline.ids.get(node) }, lines(inside))
}

function source(node: ItemJson): string {
  const line = sourceLine(node)
  if (line === null) return ''
  const { host, citation } = line
  const cited = citation && [
    escapeHtml(citation.before),
    linked(citation.href, escapeHtml(citation.words)),
    escapeHtml(citation.after),
  ]
  return element('p', { class: 'source' }, [host && escapeHtml(host), cited?.join('')].filter(Boolean).join(' · '))
}
