import { attribute, findByClass, hasClass, isBlank, isElement, type HtmlElement, type HtmlNode } from './tree.ts'

/** A task in a list: whether it is done, and the elements that only say so. */
export type Task = { isDone: boolean; signs: HtmlNode[] }

/** The task that an item is, or null: it begins with a box, or is said to be one as Google Docs and Notion say it. */
export function taskOf(item: HtmlElement): Task | null {
  const box = leadingBox(item.children)
  const said =
    attribute(item, 'data-checked') ?? (attribute(item, 'role') === 'checkbox' ? attribute(item, 'aria-checked') : null)
  if (said !== null) return { isDone: said === 'true', signs: box ? [box] : [] }
  if (box) return { isDone: box.attributes.has('checked'), signs: [box] }
  const drawn = findByClass(item.children, 'checkbox-on', 'checkbox-off')
  return drawn ? { isDone: hasClass(drawn, 'checkbox-on'), signs: [drawn] } : null
}

function leadingBox(children: readonly HtmlNode[]): HtmlElement | null {
  const first = children.find((child) => !isBlank(child))
  if (!isElement(first)) return null
  if (first.name === 'input') return attribute(first, 'type')?.toLowerCase() === 'checkbox' ? first : null
  return ['p', 'label', 'span', 'div'].includes(first.name) ? leadingBox(first.children) : null
}
