import type { PhrasingContent } from 'mdast'
import { quoted } from '../markdown/warning.ts'
import { at, type Content, type Handler } from './conversion.ts'
import { attribute, findAll, findByName, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** A field of a form: what stands in it, as nobody can fill it in. */
export const input: Handler = (element, conversion) => {
  const type = attribute(element, 'type')?.toLowerCase() ?? 'text'
  if (type === 'hidden') return []
  if (type === 'image') return conversion.all([{ ...element, name: 'img' }])
  const isButton = /^(?:button|submit|reset)$/.test(type)
  const said = attribute(element, 'value') ?? (isButton ? null : attribute(element, 'placeholder'))
  const name = said ?? attribute(element, 'aria-label') ?? attribute(element, 'name') ?? type
  conversion.warn(element, `A field of a form was left out: ${quoted(name)}.`)
  const isShown = said !== null && !/^(?:checkbox|radio|password|color|range)$/.test(type)
  return isShown ? apart(element, [words(element, said)]) : []
}

export const textArea: Handler = (element, conversion) => {
  const said = textOf(element.children)
  const name =
    attribute(element, 'placeholder') ?? attribute(element, 'aria-label') ?? attribute(element, 'name') ?? said
  conversion.warn(element, `A field of a form was left out: ${quoted(name)}.`)
  return apart(element, conversion.all(element.children))
}

/** A choice: its options one after the other. */
export const select: Handler = (element, conversion) => {
  const options = findAll(element.children, ({ name }) => name === 'option')
  const said = options.map((option) => textOf(option.children)).filter((option) => option !== '')
  conversion.warn(element, `A choice of a form was left out; what could be chosen is kept: ${quoted(said.join(', '))}.`)
  const chosen = options.map((option) => conversion.all(option.children)).filter((content) => content.length > 0)
  const inside = chosen.flatMap((content, index) => (index === 0 ? content : [words(element, ', '), ...content]))
  return [...apart(element, inside), ...conversion.all(besideOptions(element.children))]
}

/** What stands in a choice, but in none of its options. */
function besideOptions(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node]
    if (node.name === 'option') return []
    return node.name === 'optgroup' || findByName(node.children, 'option') ? besideOptions(node.children) : [node]
  })
}

export const button: Handler = (element, conversion) => {
  const said = textOf(element.children)
  // Pages have buttons with nothing but a drawing on them.
  if (said !== '' || !conversion.isPage) {
    conversion.warn(element, `A button was left out; what is written on it is kept: ${quoted(said)}.`)
  }
  return apart(element, conversion.all(element.children))
}

/** Boxes stand apart from each other and from words. */
function apart(element: HtmlElement, content: Content): Content {
  return content.length === 0 ? [] : [words(element, ' '), ...content, words(element, ' ')]
}

function words(element: HtmlElement, value: string): PhrasingContent {
  return { type: 'text', value, position: at(element) }
}
