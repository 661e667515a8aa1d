import type { RenderingContext } from '../context.ts'
import { quietLine } from './blocks.ts'
import { linked } from './link.ts'
import { element, escapeHtml } from '../html.ts'
import type { ItemJson } from '../schema.ts'
import { sourceLine, untitled } from '../source-line.ts'

/** The title of an item as a heading that is its link, and below it where it comes from. @param title written. */
export function writeItemHead(node: ItemJson, title: string, level: number, context: RenderingContext): string[] {
  const words = linked(node.attrs.href, title || escapeHtml(untitled(node) ?? ''), context)
  const source = writeSource(node, context)
  const style = `margin:36px 0 ${source === '' ? 12 : 4}px;font-size:21px;line-height:1.3`
  return [
    words && element(`h${level}`, { style }, words),
    quietLine(source, words === '' ? '36px 0 12px' : '0 0 12px', 14),
  ]
}

/** The site of an item and its citation, with a link to the work that it names. */
function writeSource(node: ItemJson, context: RenderingContext): string {
  const { host = null, citation = null } = sourceLine(node) ?? {}
  const cited = citation && [
    escapeHtml(citation.before),
    linked(citation.href, escapeHtml(citation.words), context),
    escapeHtml(citation.after),
  ]
  return [host && escapeHtml(host), cited?.join('')].filter(Boolean).join(' · ')
}
