import type { List, Nodes, PhrasingContent, RootContent, TableRow } from 'mdast'
import { isPhrasing, showsAnything } from './phrasing.ts'
import { settleSpaces } from './spaces.ts'

/** Content where only one line may stand, as in a cell or a title: its blocks follow each other with `<br>` between them. */
export function toOneLine(content: readonly RootContent[]): PhrasingContent[] {
  const lines = linesOf(content).map(settleSpaces).filter(showsAnything)
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'html', value: '<br>' }, ...line]))
}

function linesOf(content: readonly Nodes[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = []
  let isInLine = false
  for (const node of content) {
    if (isPhrasing(node)) {
      const part: PhrasingContent = node.type === 'break' ? { type: 'html', value: '<br>' } : node
      if (isInLine) lines.at(-1)?.push(part)
      else lines.push([part])
    } else lines.push(...linesOfBlock(node))
    isInLine = isPhrasing(node)
  }
  return lines.map(withoutOuterBreaks)
}

function withoutOuterBreaks(line: PhrasingContent[]): PhrasingContent[] {
  const isInner = (node: PhrasingContent) => node.type !== 'html' || node.value !== '<br>'
  const start = line.findIndex(isInner)
  return start < 0 ? [] : line.slice(start, line.findLastIndex(isInner) + 1)
}

function linesOfBlock(node: Nodes): PhrasingContent[][] {
  if (node.type === 'code') {
    const lines = node.value.split('\n').filter((line) => line.trim() !== '')
    return lines.map((value) => [{ type: 'inlineCode', value }])
  }
  if (node.type === 'math') return [[{ type: 'inlineMath', value: node.value.replace(/\s+/g, ' ') }]]
  if (node.type === 'list') return linesOfList(node)
  if (node.type === 'tableRow') return [cellsOf(node)]
  if (node.type === 'leafDirective') return linesOfLeaf(node)
  if (node.type === 'containerDirective') return [...linesOf(node.children), ...linesOfCredit(node)]
  return 'children' in node ? linesOf(node.children) : []
}

function cellsOf({ children }: TableRow): PhrasingContent[] {
  return children.flatMap((cell, index) =>
    index === 0 ? cell.children : [{ type: 'text', value: ' | ' }, ...cell.children],
  )
}

function linesOfList(list: List): PhrasingContent[][] {
  return list.children.flatMap((item, index) => {
    const sign = list.ordered ? `${(list.start ?? 1) + index}. ` : '• '
    const [first = [], ...rest] = linesOf(item.children)
    return [[{ type: 'text', value: sign }, ...first], ...rest]
  })
}

/** Whose picture a figure is. */
function linesOfCredit({ attributes }: Extract<Nodes, { type: 'containerDirective' }>): PhrasingContent[][] {
  const { credit, 'credit-href': href } = attributes ?? {}
  if (!credit) return []
  const words: PhrasingContent = { type: 'text', value: credit }
  return [[href ? { type: 'link', url: href, children: [words] } : words]]
}

/** A card or an embed: its title as a link, and what else it says in words. */
function linesOfLeaf(node: Extract<Nodes, { type: 'leafDirective' }>): PhrasingContent[][] {
  const { href, description, site } = node.attributes ?? {}
  const title: PhrasingContent[] = node.children.length > 0 ? node.children : [{ type: 'text', value: href ?? '' }]
  const linked: PhrasingContent[] = href ? [{ type: 'link', url: href, children: title }] : title
  return [
    linked,
    ...[description, site].map((words): PhrasingContent[] => (words ? [{ type: 'text', value: words }] : [])),
  ]
}
