import type { Definition, FootnoteDefinition, FootnoteReference, Nodes, Root } from 'mdast'
import { isFootnoteLabel } from '../nodes/footnote.ts'
import type { FootnoteJson } from '../schema.ts'
import type { AddressWishes } from '../tracking.ts'
import type { Warning } from './warning.ts'

/** What the parts of the reader share while they read one file. */
export type Reading = AddressWishes & {
  source: string
  lines: readonly string[]
  /** How many quotes lie around what is read. */
  quotes: number
  /** Where references lead, by their normalized labels. The first definition of a label counts, as CommonMark says. */
  definitions: ReadonlyMap<string, Definition>
  /** How many levels every heading goes down, so that the highest is 2. */
  headingShift: number
  /** The footnotes found so far, wherever they stood. */
  footnotes: FootnoteJson[]
  /** The label under which a footnote is kept: as written where it can be. */
  footnoteLabel(node: FootnoteDefinition | FootnoteReference): string
  warn(node: Place, text: string): void
}

/** Anything that has a line: a node of the tree, or a line that was counted. */
export type Place = Pick<Nodes, 'position'> | { line: number }

export function startReading(root: Root, source: string, warnings: Warning[], wishes: AddressWishes): Reading {
  const definitions = new Map<string, Definition>()
  let hasTopHeading = false
  walk(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'heading' && node.depth === 1) hasTopHeading = true
  })
  return {
    ...wishes,
    source,
    lines: source.split('\n'),
    quotes: 0,
    definitions,
    headingShift: hasTopHeading ? 1 : 0,
    footnotes: [],
    footnoteLabel: footnoteLabels(),
    warn: (place, text) => warnings.push({ line: lineOf(place), text }),
  }
}

/** Gives each footnote a label that a document can keep; no two get the same. */
function footnoteLabels(): Reading['footnoteLabel'] {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  return ({ identifier, label }) => {
    const known = given.get(identifier)
    if (known !== undefined) return known
    const written = (label ?? identifier).normalize('NFC')
    const isLabel: boolean = isFootnoteLabel(written)
    const stem = isLabel ? written : written.replace(/[^\p{L}\p{N}\p{M}_.:-]/gu, '-').slice(0, 90)
    let own = stem === '' ? 'note' : stem
    for (let count = 2; taken.has(own.toLowerCase()); count++) own = `${stem.slice(0, 90)}-${count}`
    taken.add(own.toLowerCase())
    given.set(identifier, own)
    return own
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
