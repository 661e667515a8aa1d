import type { Rendering } from './rendering.ts'
import type { ListItemJson, NodeJson } from './schema.ts'

/** How a target writes the parts of an item that HTML writes apart. */
export type ItemParts = {
  /** A paragraph in a loose list. In a tight one its line stands bare. */
  paragraph: (line: string) => string
  /** The first line of a task, with its box. */
  task: (checked: boolean, line: string) => string
}

/** Writes what is inside an item of a list, as HTML. */
export function writeItem<State>(
  node: ListItemJson,
  rendering: Rendering<State>,
  parent: NodeJson | null,
  parts: ItemParts,
): string {
  const isTight = (parent?.type === 'bulletList' || parent?.type === 'orderedList') && parent.attrs.tight
  const { checked } = node.attrs
  const written = node.content.flatMap((child, index) => {
    if (child.type !== 'paragraph') return rendering.each([child], node)
    const line = rendering.inline(child.content, child)
    const whole = index === 0 && checked !== null ? parts.task(checked, line) : line
    return [isTight ? whole : parts.paragraph(whole)]
  })
  return isTight ? written.join('\n') : `\n${written.join('\n')}\n`
}
