import type { ListItem, RootContent } from 'mdast'
import { greatestStart } from '../nodes/list.ts'
import { at, type Conversion, type Handler } from './conversion.ts'
import { taskOf } from './tasks.ts'
import { attribute, isBlank, isElement, type HtmlElement, type HtmlNode } from './tree.ts'

/** A list. What stands between its items belongs to the one before; a list without any is what it holds. */
export const list: Handler = (element, conversion) => {
  if (!element.children.some((child) => isElement(child, 'li'))) return conversion.blocks(element.children)
  const children = itemsOf(element.children).map((nodes) => itemOf(nodes, conversion))
  const spread = children.some((item) => item.spread)
  const start = element.name === 'ol' ? startOf(element, conversion) : null
  return [{ type: 'list', ordered: start !== null, start, spread, children, position: at(element) }]
}

/** An item without a list around it. */
export const strayItem: Handler = (element, conversion) => [itemOf([element], conversion)]

/** What belongs to each item: itself, and what follows it up to the next. What stands before the first begins it. */
function itemsOf(nodes: readonly HtmlNode[]): HtmlNode[][] {
  const items: HtmlNode[][] = []
  for (const node of nodes) {
    const last = items.at(-1)
    const isOpen = last !== undefined && (!isElement(node, 'li') || !last.some((each) => isElement(each, 'li')))
    if (isOpen) last.push(node)
    else if (!isBlank(node)) items.push([node])
  }
  return items
}

function itemOf(nodes: readonly HtmlNode[], conversion: Conversion): ListItem {
  const place = nodes.findIndex((node) => isElement(node, 'li'))
  const item = nodes[place]
  const children = isElement(item) ? item.children : []
  const task = isElement(item) ? taskOf(item) : null
  const { taken } = conversion.around
  const inside = task ? conversion.within({ taken: new Set([...taken, ...task.signs]) }) : conversion
  const blocks: RootContent[] = [
    ...conversion.blocks(nodes.slice(0, place)),
    ...inside.blocks(children),
    ...conversion.blocks(nodes.slice(place + 1)),
  ]
  return {
    type: 'listItem',
    checked: task?.isDone ?? null,
    spread: hasAir(children),
    children: blocks as ListItem['children'],
    position: at(item ?? { line: 1 }),
  }
}

/** Whether an item has paragraphs. Those of Google Docs are said to be none. */
function hasAir(children: readonly HtmlNode[]): boolean {
  return children.some((child) => {
    if (child.type === 'markdown') return child.node.type === 'paragraph'
    if (isElement(child, 'div')) return hasAir(child.children)
    return isElement(child, 'p') && attribute(child, 'role') !== 'presentation'
  })
}

function startOf(element: HtmlElement, conversion: Conversion): number {
  const items = element.children.filter((child) => isElement(child, 'li'))
  const start = numberIn(items[0], 'value') ?? numberIn(element, 'start') ?? 1
  const isStraight = items.every((item, index) => (numberIn(item, 'value') ?? start + index) === start + index)
  if (!isStraight || element.attributes.has('reversed')) {
    conversion.warn(element, 'The numbers of this list are not kept: they do not follow each other.')
  }
  return start >= 0 && start <= greatestStart ? start : 1
}

function numberIn(element: HtmlElement | undefined, name: 'start' | 'value'): number | null {
  const written = element ? attribute(element, name) : null
  return written !== null && /^-?\d{1,9}$/.test(written) ? Number(written) : null
}
