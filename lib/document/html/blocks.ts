import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { isBlankText, isPhrasing, showsAnything } from './phrasing.ts'
import { settleSpaces } from './spaces.ts'

/**
 * Blocks alone: what belongs into a line is gathered in paragraphs, and items outside of a list in a list. Two breaks
 * and more end a paragraph, as old pages and mails write it.
 */
export function toBlocks(content: readonly RootContent[]): RootContent[] {
  const blocks: RootContent[] = []
  let line: PhrasingContent[] = []
  let items: ListItem[] = []
  const endLine = () => {
    blocks.push(...paragraphs(line))
    line = []
  }
  const endList = () => {
    if (items[0])
      blocks.push({ type: 'list', ordered: false, spread: false, children: items, position: items[0].position })
    items = []
  }
  for (const node of content) {
    if (isPhrasing(node)) {
      if (!isBlankText(node)) endList()
      line.push(node)
      continue
    }
    endLine()
    if (node.type === 'listItem') items.push(node)
    else {
      endList()
      blocks.push(node)
    }
  }
  endLine()
  endList()
  return blocks
}

function paragraphs(line: readonly PhrasingContent[]): RootContent[] {
  return splitAtDoubleBreaks(line)
    .map((children) => settleSpaces(withoutOuterBreaks(children)))
    .filter(showsAnything)
    .map((children) => ({ type: 'paragraph', children, position: children.find((child) => child.position)?.position }))
}

function splitAtDoubleBreaks(line: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]]
  let hasBreak = false
  for (const node of line) {
    if (node.type === 'break') {
      if (hasBreak && parts.at(-1)?.length !== 0) parts.push([])
      else parts.at(-1)?.push(node)
      hasBreak = true
      continue
    }
    parts.at(-1)?.push(node)
    if (!isBlankText(node)) hasBreak = false
  }
  return parts
}

function withoutOuterBreaks(line: readonly PhrasingContent[]): PhrasingContent[] {
  const isInner = (node: PhrasingContent) => node.type !== 'break' && !isBlankText(node)
  const start = line.findIndex(isInner)
  return start < 0 ? [] : line.slice(start, line.findLastIndex(isInner) + 1)
}
