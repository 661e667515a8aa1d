import type { BlockContent, Html, ListItem, Root, RootContent } from 'mdast'
import { isHtml, parseAmongMarkdown, type AmongMarkdown } from './among-markdown.ts'
import { toBlocks } from './blocks.ts'
import { onceEach, startAround, type Warn } from './conversion.ts'
import { AbsurdHtml } from './parse.ts'
import { toMdast } from './to-mdast.ts'

/**
 * Takes blocks of Markdown that stand beside each other, and gives them back without raw HTML between them: it becomes
 * what it says. Blocks between two tags go into their element, as in a browser. Tags within a line are left to those who
 * read lines, but for elements that are more than marks, such as `<video>`. What has no place of its own, such as the
 * definition of a link, comes last. Nodes made of HTML have a position with the line of their element, and no offset.
 *
 * @param source what the positions of the nodes refer to.
 * @returns the same array where there is nothing to do.
 */
export function resolveHtml(nodes: readonly RootContent[], source: string, warn: Warn): RootContent[] {
  if (!nodes.some(isHtml)) return nodes as RootContent[]
  const content = nodes.filter((node) => !isPlaceless(node))
  return [...resolve(content, source, onceEach(warn)), ...nodes.filter(isPlaceless)]
}

/** The same for a whole tree: no raw HTML is left between blocks, however deep they lie. */
export function resolveTree(root: Root, source: string, warn: Warn): Root {
  return { ...root, children: resolveAll(root.children) }

  function resolveAll(nodes: readonly RootContent[]): RootContent[] {
    return resolveHtml(nodes, source, warn).map(resolveInside)
  }

  function resolveInside(node: RootContent): RootContent {
    if (node.type === 'list') return { ...node, children: node.children.map(resolveInside) as ListItem[] }
    return holdsBlocks(node) ? { ...node, children: resolveAll(node.children) as BlockContent[] } : node
  }
}

type Container = Extract<RootContent, { type: 'blockquote' | 'containerDirective' | 'footnoteDefinition' | 'listItem' }>

function holdsBlocks(node: RootContent): node is Container {
  return /^(?:blockquote|containerDirective|footnoteDefinition|listItem)$/.test(node.type)
}

function isPlaceless({ type }: RootContent): boolean {
  return type === 'definition' || type === 'footnoteDefinition'
}

function resolve(nodes: readonly RootContent[], source: string, warn: Warn): RootContent[] {
  const met = new Set<RootContent>()
  const sourceOf = (node: RootContent) => {
    met.add(node)
    return source.slice(node.position?.start.offset, node.position?.end.offset)
  }
  try {
    const { html, markdown } = parseWithoutLoss(withoutInstructions(nodes, warn), warn)
    const content = toMdast(html, { ...startAround('markdown', warn), sourceOf, met })
    // In some elements nobody sees what stands there, but somebody wrote it.
    const unseen = markdown.filter((node) => !met.has(node))
    return [...content, ...toBlocks(unseen)]
  } catch (error) {
    if (!(error instanceof AbsurdHtml)) throw error
    const text = 'HTML that is too large, or lies too deep in itself, is kept as code.'
    return nodes.map((node) => (node.type === 'html' ? asCode(node, text, warn) : node))
  }
}

/** An instruction to a program, such as `<?php … ?>`, ends for HTML with its first `>`, and not where it ends. */
function withoutInstructions(nodes: readonly RootContent[], warn: Warn): readonly RootContent[] {
  return nodes.map((node) =>
    node.type === 'html' && node.value.startsWith('<?')
      ? asCode(node, 'An instruction to a program is kept as code.', warn)
      : node,
  )
}

/** Parses all. A tag that is not finished would swallow what follows it, and is no tag then. */
function parseWithoutLoss(nodes: readonly RootContent[], warn: Warn): AmongMarkdown {
  const parsed = parseAmongMarkdown(nodes, warn)
  if (parsed.isWhole && !nodes.some(endsInTag)) return parsed
  const end: RootContent = { type: 'thematicBreak' }
  const finished = nodes.map((node) =>
    node.type === 'html' && !parseAmongMarkdown([node, end], warn).isWhole
      ? asCode(node, 'HTML that is not finished is kept as code.', warn)
      : node,
  )
  return parseAmongMarkdown(finished, warn)
}

function endsInTag(node: RootContent): boolean {
  return node.type === 'html' && node.value.lastIndexOf('<') > node.value.lastIndexOf('>')
}

function asCode(node: Html, text: string, warn: Warn): RootContent {
  warn(node.position?.start.line ?? 1, text)
  return { type: 'code', lang: 'html', value: node.value, position: node.position }
}
