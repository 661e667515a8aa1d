import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { isBlankText, isPhrasing } from './phrasing.ts'
import { withoutEdges } from './spaces.ts'

type Wrap = (children: PhrasingContent[]) => PhrasingContent[]

/**
 * Puts a mark around content. Where that has blocks, as in `<b><p>…</p></b>`, the mark goes into their lines; spaces at
 * the ends of a line stay outside.
 */
export function around(content: readonly RootContent[], wrap: Wrap): RootContent[] {
  const result: RootContent[] = []
  let line: PhrasingContent[] = []
  const endLine = () => {
    result.push(...wrapLine(line, wrap))
    line = []
  }
  for (const node of content) {
    if (isPhrasing(node)) line.push(node)
    else {
      endLine()
      result.push(wrapInside(node, wrap))
    }
  }
  endLine()
  return result
}

function wrapLine(line: readonly PhrasingContent[], wrap: Wrap): PhrasingContent[] {
  if (line.every((node) => isBlankText(node) || node.type === 'break')) return [...line]
  const { before, inside, after } = withoutEdges(line)
  return [...before, ...wrap(inside), ...after]
}

/** A copy of a block with the mark around each of its lines. */
function wrapInside<Node extends Nodes>(node: Node, wrap: Wrap): Node {
  if (!('children' in node)) return node
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    return { ...node, children: wrapLine(node.children, wrap) }
  }
  // The label of a block that is a directive is a name, not a line of text.
  if (node.type === 'leafDirective') return node
  return { ...node, children: (node.children as Nodes[]).map((child) => wrapInside(child, wrap)) }
}
