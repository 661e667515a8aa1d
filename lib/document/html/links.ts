import type { PhrasingContent, RootContent } from 'mdast'
import { meantAddress, resolved } from './addresses.ts'
import { around } from './around.ts'
import { toBlocks } from './blocks.ts'
import { at, type Handler } from './conversion.ts'
import { marked } from './marks.ts'
import { isPhrasing, showsAnything } from './phrasing.ts'
import { withoutEdges } from './spaces.ts'
import { attribute, classesOf, findByName, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** A link around what stands in it, blocks too. Without an address it is only a place, and its content stays. */
export const anchor: Handler = (element, conversion) => {
  const href = attribute(element, 'href')
  if (conversion.isPage && isPermalink(element)) return []
  const content = marked(element, conversion)
  if (href === null) return content
  const url = meantAddress(resolved(href, conversion.around.base))
  const title = attribute(element, 'title')
  const position = at(element)
  const link = (children: PhrasingContent[]): PhrasingContent => ({
    type: 'link',
    url,
    title: title === href ? null : title,
    children,
    position,
  })
  if (!content.some((node) => !isPhrasing(node) || showsAnything([node]))) {
    // Headings are given links to themselves, with nothing in them.
    if (href.startsWith('#')) return content
    const name = nameOf(element)
    return [link(name === null ? [] : [{ type: 'text', value: name, position }])]
  }
  let isUsed = false
  const linked = around(content, (children) =>
    eachRun(children, (run) => {
      isUsed = true
      return link(run)
    }),
  )
  return isUsed ? linked : [...content, link([])]
}

/** Whether it is the sign beside a heading that leads to the heading. */
function isPermalink(element: HtmlElement): boolean {
  const isNamed = classesOf(element).some((name) => /anchor|permalink|headerlink/i.test(name))
  return (
    isNamed &&
    (attribute(element, 'href') ?? '').includes('#') &&
    /^(?:[#¶§🔗]\uFE0F?)?$/u.test(textOf(element.children))
  )
}

/** A part of a picture that is a link. */
export const area: Handler = (element, conversion) => {
  const alt = attribute(element, 'alt')
  const words: HtmlNode[] = alt === null ? [] : [{ type: 'text', value: alt, line: element.line }]
  return toBlocks(anchor({ ...element, children: words }, conversion))
}

/** What a link with nothing but a drawing is called for those who don't see it. */
function nameOf(element: HtmlElement): string | null {
  const drawing = findByName(element.children, 'title')
  return (
    attribute(element, 'aria-label') ??
    attribute(element, 'title') ??
    (drawing ? textOf(drawing.children) || null : null)
  )
}

/** Makes links of the runs that have none: a link can't lie in another. */
function eachRun(
  children: readonly PhrasingContent[],
  link: (run: PhrasingContent[]) => PhrasingContent,
): PhrasingContent[] {
  const result: PhrasingContent[] = []
  let run: PhrasingContent[] = []
  const endRun = () => {
    const { before, inside, after } = withoutEdges(run)
    result.push(...before, ...(showsAnything(inside) ? [link(inside)] : inside), ...after)
    run = []
  }
  for (const child of children) {
    if (!holdsLink(child)) {
      run.push(child)
      continue
    }
    endRun()
    if ('children' in child && child.type !== 'link' && child.type !== 'linkReference') {
      result.push({ ...child, children: eachRun(child.children, link) })
    } else result.push(child)
  }
  endRun()
  return result
}

function holdsLink(node: RootContent): boolean {
  if (node.type === 'link' || node.type === 'linkReference' || node.type === 'footnoteReference') return true
  return 'children' in node && node.children.some(holdsLink)
}
