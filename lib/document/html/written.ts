import type { Conversion } from './conversion.ts'
import { isPhrasing } from './phrasing.ts'
import type { HtmlNode } from './tree.ts'

/** The text of HTML as it was written, Markdown in it too: for code and formulas, which are no Markdown. */
export function writtenIn(nodes: readonly HtmlNode[], conversion: Conversion): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type === 'comment') return ''
      if (node.type === 'element') return node.name === 'br' ? '\n' : writtenIn(node.children, conversion)
      const source = conversion.around.sourceOf(node.node)
      return isPhrasing(node.node) ? source : `\n${source}\n`
    })
    .join('')
}
