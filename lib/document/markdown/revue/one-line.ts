import type { PhrasingContent } from 'mdast'
import { joinLines } from '../lines.ts'
import { parse } from '../parser.ts'

/**
 * Parses pieces of a source, each as what stands in one line, all at once. What comes back has no positions, as those
 * would be of no source.
 */
export function parseInOneLine(pieces: readonly string[]): PhrasingContent[][] {
  const lines = pieces.map(oneLine)
  // A heading is the one block that always takes its line, whatever the line begins with.
  const source = lines.flatMap((line) => (isPlain(line) ? [] : [`## ${line}`])).join('\n')
  const headings = parse(source).children.values()
  return lines.map((line) => {
    const heading = isPlain(line) ? undefined : headings.next().value
    if (heading?.type === 'heading') return heading.children.map(withoutPosition)
    return line === '' ? [] : [{ type: 'text', value: line }]
  })
}

/** Whether a line has no sign that Markdown could take for its own. */
function isPlain(line: string): boolean {
  return !/[\\&*_`<[~$@]|:\/\/|www\./i.test(line)
}

function oneLine(piece: string): string {
  const lines = piece.split(/\r\n?|\n/).map((line) => line.trim())
  return joinLines([{ type: 'text', text: lines.filter((line) => line !== '').join('\n') }])
    .map((node) => ('text' in node ? node.text : ''))
    .join('')
}

function withoutPosition<Node extends PhrasingContent>(node: Node): Node {
  const { position: _, ...rest } = node
  return ('children' in node ? { ...rest, children: node.children.map(withoutPosition) } : rest) as Node
}
