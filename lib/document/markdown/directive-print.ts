import type { PhrasingContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { Handle, Info, State } from 'mdast-util-to-markdown'

/** `:::name[label]{attributes}`, the blocks within, and `:::`; more colons around others of its kind. */
export const printContainer: Handle = (node: ContainerDirective, _parent, state, info) => {
  const [first, ...rest] = node.children
  const isLabelled = first?.type === 'paragraph' && first.data?.directiveLabel === true
  const tracker = state.createTracker(info)
  const exit = state.enter('containerDirective')
  const children = isLabelled ? rest : node.children
  const content = children.length > 0 ? state.containerFlow({ ...node, children }, tracker.current()) : ''
  exit()
  const fence = ':'.repeat(longestFence(content) + 1)
  const opening = `${fence}${node.name}${label(isLabelled ? first.children : [], state, info)}${attributes(node)}`
  return [opening, ...(content === '' ? [] : [content]), fence].join('\n')
}

/** `::name[label]{attributes}` on a line of its own. */
export const printLeaf: Handle = (node: LeafDirective, _parent, state, info) =>
  `::${node.name}${label(node.children, state, info)}${attributes(node)}`

function longestFence(content: string): number {
  return Math.max(2, ...Array.from(content.matchAll(/^[ \t>]*(:{3,})/gm), ([, colons = '']) => colons.length))
}

function label(children: PhrasingContent[], state: State, info: Info): string {
  if (children.length === 0) return ''
  // In its brackets a label is a line of text like any other.
  const exits = [state.enter('phrasing'), state.enter('containerDirectiveLabel')]
  const line = state.containerPhrasing({ type: 'paragraph', children }, { ...info, before: '[', after: ']' })
  for (const exit of exits.reverse()) exit()
  return `[${line}]`
}

function attributes(node: ContainerDirective | LeafDirective): string {
  const written = Object.entries(node.attributes ?? {}).map(([name, value]) => `${name}="${encoded(value ?? '')}"`)
  return written.length > 0 ? `{${written.join(' ')}}` : ''
}

/** A value between double quotes. An ampersand stays unless it would begin a character reference. */
function encoded(value: string): string {
  return value
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, '&amp;')
    .replaceAll('"', '&quot;')
    .replace(/[\n\r\u2028\u2029]/g, (character) => `&#${character.charCodeAt(0)};`)
}
