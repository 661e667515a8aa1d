import type { Nodes, PhrasingContent, Text } from 'mdast'

const phrasing: ReadonlySet<string> = new Set(
  'break delete emphasis footnoteReference html image imageReference inlineCode inlineMath link linkReference strong text'.split(
    ' ',
  ),
)

/** Whether a node belongs into a line. HTML that became a tree is left only there, as single tags. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type)
}

export function isBlankText(node: Nodes): node is Text {
  return node.type === 'text' && /^[ \t\n]*$/.test(node.value)
}

/** Whether it is one of the tags around words that Markdown has no signs for. */
export function isMark(node: Nodes): boolean {
  return node.type === 'html' && /^<\/?(?:sub|sup|span)\b/.test(node.value)
}

/** Whether a line shows anything: a picture, a formula, or more than spaces of any kind. */
export function showsAnything(children: readonly PhrasingContent[]): boolean {
  return children.some((child) => {
    if ('children' in child) return showsAnything(child.children)
    if (child.type === 'text' || child.type === 'inlineCode') return /[^\s\p{Cf}\p{Mn}]/u.test(child.value)
    return !isMark(child) && child.type !== 'break' && !(child.type === 'html' && child.value === '<br>')
  })
}

/** The words of content, without any signs. */
export function wordsOf(content: readonly Nodes[]): string {
  return content
    .map((node) =>
      'children' in node ? wordsOf(node.children) : node.type !== 'html' && 'value' in node ? node.value : '',
    )
    .join('')
}
