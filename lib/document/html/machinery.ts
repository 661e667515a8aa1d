import { tag } from '../html.ts'
import { quoted, quotedWhole } from '../markdown/warning.ts'
import { at, type Content, type Conversion, type Handler } from './conversion.ts'
import { attribute, findAll, textOf, wordsWithin, type HtmlComment, type HtmlElement } from './tree.ts'
import { writtenIn } from './written.ts'

/** What is there for programs alone. In Markdown somebody wrote it, so it is kept to be seen; a page just has it. */
export const program: Handler = (element, conversion) => {
  if (conversion.isPage) return ofGist(element)
  conversion.warn(element, `<${element.name}> is nothing that a letter can have, so it is kept as code.`)
  return [{ type: 'code', lang: 'html', value: sourceOf(element, conversion), position: at(element) }]
}

/** What says something of a page, and nothing on it. */
export const about: Handler = (element, conversion) => {
  if (!conversion.isPage) {
    conversion.warn(element, `What says nothing to readers was left out: ${quotedWhole(openingOf(element))}.`)
  }
  return []
}

/** What only a program shows: left out of a page, kept in Markdown. */
export const forPrograms: Handler = (element, conversion) => {
  if (conversion.isPage) return []
  conversion.warnOfSign(element)
  return conversion.blocks(element.children)
}

/** A drawing. Its words are all that can be kept of it. */
export const drawing: Handler = (element, conversion) => {
  const said = findAll([element], ({ name }) => /^(?:title|desc|text|foreignobject)$/.test(name))
  const words = wordsWithin(said)
  if (!conversion.isPage) {
    conversion.warn(element, 'A drawing (SVG) can’t be kept, only its words.')
    return conversion.all(words)
  }
  const quote = textOf(words)
  if (quote !== '' && attribute(element, 'aria-hidden') !== 'true') {
    conversion.warn(element, `A drawing (SVG) was left out; its words: ${quoted(quote)}.`)
  }
  return []
}

/** A comment is for those who edit the source. `<!---->` keeps two lists apart, and says nothing. */
export function comment({ value, line }: HtmlComment, conversion: Conversion): Content {
  if (conversion.isPage || value === '') return []
  if (/^\?|^\[CDATA\[/.test(value)) {
    conversion.warn({ line }, 'An instruction to a program is kept as code.')
    return [
      {
        type: 'code',
        lang: 'html',
        value: value.startsWith('?') ? `<${value}>` : `<!${value}>`,
        position: at({ line }),
      },
    ]
  }
  conversion.warn({ line }, `A comment was left out: ${quoted(`<!--${value}-->`)}.`)
  return []
}

function sourceOf(element: HtmlElement, conversion: Conversion): string {
  return `${openingOf(element)}${writtenIn(element.children, conversion)}</${element.name}>`
}

function openingOf({ name, attributes }: HtmlElement): string {
  return tag(name, Object.fromEntries(attributes))
}

/** GitHub shows code by a script. */
function ofGist(element: HtmlElement): Content {
  const src = attribute(element, 'src') ?? ''
  const [, href] = /^(https:\/\/gist\.github\.com\/[\w-]+\/\w+)\.js(?:\?|$)/.exec(src) ?? []
  return href === undefined
    ? []
    : [
        {
          type: 'leafDirective',
          name: 'embed',
          attributes: { kind: 'post', href },
          children: [],
          position: at(element),
        },
      ]
}
