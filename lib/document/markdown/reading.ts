import type { Definition, Nodes, Root } from 'mdast'
import type { Warning } from './warning.ts'

/** What the parts of the reader share while they read one file. */
export type Reading = {
  source: string
  /** Where references lead, by their normalized labels. The first definition of a label counts, as CommonMark says. */
  definitions: ReadonlyMap<string, Definition>
  /** How many levels every heading goes down, so that the highest is 2. */
  headingShift: number
  warn(node: Place, text: string): void
}

/** Anything that has a line: a node of the tree, or a line that was counted. */
export type Place = Pick<Nodes, 'position'> | { line: number }

export function startReading(root: Root, source: string, warnings: Warning[]): Reading {
  const definitions = new Map<string, Definition>()
  let hasTopHeading = false
  walk(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'heading' && node.depth === 1) hasTopHeading = true
  })
  return {
    source,
    definitions,
    headingShift: hasTopHeading ? 1 : 0,
    warn: (place, text) => warnings.push({ line: lineOf(place), text }),
  }
}

export function lineOf(place: Place): number {
  return 'line' in place ? place.line : (place.position?.start.line ?? 1)
}

/** Visits every block; what is inside a line is not visited. */
function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
    for (const child of node.children) walk(child, visit)
  }
}
