import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import { quotedWhole } from '../warning.ts'
import { spanning, type Block, type Letter } from './letter.ts'

/** The words of a node, as one who reads them sees them. */
export function textOf(node: Nodes | readonly PhrasingContent[]): string {
  if (!('type' in node)) return node.map(textOf).join('')
  if (node.type === 'break') return '\n'
  if (node.type === 'footnoteReference') return `[^${node.label ?? node.identifier}]`
  if ('alt' in node) return node.alt ?? ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Words in one line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * The first line of a paragraph, and the lines below it without the break between them. In a letter from Revue a line of
 * its own says something of its own: its authors broke lines where they meant to.
 */
export function splitFirstLine(
  letter: Letter,
  children: readonly PhrasingContent[],
): [PhrasingContent[], PhrasingContent[]] {
  const index = children.findIndex(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')),
  )
  const child = children[index]
  if (!child) return [[...children], []]
  const before = children.slice(0, index)
  const after = children.slice(index + 1)
  if (child.type !== 'text') return [before, withoutLeadingSpace(after)]
  const at = child.value.indexOf('\n')
  const [first, rest] = [child.value.slice(0, at).trimEnd(), child.value.slice(at + 1)]
  return [
    first === '' ? before : [...before, { type: 'text', value: first, ...spanning(child) }],
    withoutLeadingSpace([{ type: 'text', value: rest, ...below(letter, child) }, ...after]),
  ]
}

/** Where the part of a text is that stands below its first line. */
function below(letter: Letter, { position }: PhrasingContent): Pick<PhrasingContent, 'position'> {
  if (position?.start.offset === undefined || position.end.offset === undefined) return {}
  const lineBreak = letter.source.indexOf('\n', position.start.offset)
  // A break that is written as a character reference is none of the source.
  if (lineBreak === -1 || lineBreak >= position.end.offset) return { position }
  return { position: { start: letter.pointAt(lineBreak + 1), end: position.end } }
}

/** What stands in a line, without the spaces and breaks before it. */
export function withoutLeadingSpace(children: readonly PhrasingContent[]): PhrasingContent[] {
  const start = children.findIndex((child) => !isSpace(child) && child.type !== 'break')
  if (start === -1) return []
  const [first, ...rest] = children.slice(start)
  if (first?.type !== 'text') return children.slice(start)
  return [{ ...first, value: first.value.trimStart() }, ...rest]
}

function isSpace(child: PhrasingContent): boolean {
  return child.type === 'text' && child.value.trim() === ''
}

/** What stands in a line, without the space around it. */
export function withoutSpace(children: readonly PhrasingContent[]): PhrasingContent[] {
  const first = children.findIndex((child) => !isSpace(child))
  return first === -1 ? [] : children.slice(first, children.findLastIndex((child) => !isSpace(child)) + 1)
}

/** A paragraph of what is left of one; none when nothing is. */
export function paragraphOf(children: readonly PhrasingContent[]): Paragraph[] {
  const kept = withoutSpace(children)
  const [first] = kept
  return first ? [{ type: 'paragraph', children: kept, ...spanning(first, kept.at(-1)) }] : []
}

/** Whether a line says something that an attribute can't hold. */
export function hasPicture(children: readonly PhrasingContent[]): boolean {
  return children.some(
    (child) =>
      child.type === 'image' ||
      child.type === 'imageReference' ||
      child.type === 'footnoteReference' ||
      ('children' in child && hasPicture(child.children)),
  )
}

/** Every link and picture within a line. */
export function targetsIn(children: readonly PhrasingContent[]): Extract<PhrasingContent, { url: string }>[] {
  return children.flatMap((child) => [
    ...('url' in child ? [child] : []),
    ...('children' in child ? targetsIn(child.children) : []),
  ])
}

/**
 * Names what gets lost where only the words of a line are kept: addresses that are neither kept elsewhere nor to be read
 * in the words themselves, and the titles of links.
 */
export function warnOfLostTargets(
  letter: Letter,
  place: Block,
  children: readonly PhrasingContent[],
  isKept: (address: string) => boolean,
): void {
  for (const target of targetsIn(children)) {
    const words = textOf(target).trim()
    const isSeen = [words, `http://${words}`, `mailto:${words}`].includes(target.url)
    if (!isSeen && !isKept(target.url))
      letter.warn(place, `Only the words of this line are kept. Left out: ${quotedWhole(target.url)}.`)
    if (target.title)
      letter.warn(place, `Only the words of this line are kept. Left out: ${quotedWhole(target.title)}.`)
  }
}
