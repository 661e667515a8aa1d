import { isCodeLanguage } from '../nodes/code-block.ts'
import { at, type Conversion, type Handler, type Recognizer } from './conversion.ts'
import { attribute, classesOf, findAll, findByName, hasClass, type HtmlElement, type HtmlNode } from './tree.ts'
import { writtenIn } from './written.ts'

/** Code as it stands, with the language that a class or an attribute names. Pictures in it come after it. */
export const preformatted: Handler = (element, conversion) => {
  const code = findByName(element.children, 'code')
  const lang = languageOf(element) ?? (code && languageOf(code)) ?? conversion.around.codeLanguage
  const value = codeOf(element.children, conversion).replace(/\n$/, '')
  if (value.trim() === '') return conversion.blocks(element.children)
  warnOfLinks(element, conversion)
  const pictures = findAll(element.children, ({ name }) => name === 'img')
  return [{ type: 'code', lang, value, position: at(element) }, ...conversion.blocks(pictures)]
}

/** Code that a highlighter wrapped: an element names its language, a column beside it counts its lines. */
export const highlighted: Recognizer = (element, conversion) => {
  if (element.name === 'table') {
    const blocks = findAll(element.children, ({ name }) => name === 'pre')
    if (blocks.length === 0 || findAll(element.children, isCount).length === 0) return null
    const counts = new Set(
      findAll(element.children, isCount).flatMap((each) => [each, ...findAll(each.children, isPre)]),
    )
    return conversion.blocks(blocks.filter((each) => !counts.has(each)))
  }
  const codeLanguage = element.name === 'div' || element.name === 'figure' ? languageOf(element) : null
  if (codeLanguage === null || codeLanguage === conversion.around.codeLanguage) return null
  return findByName(element.children, 'pre') ? conversion.within({ codeLanguage }).all([element]) : null
}

/** The language that an element says its code is in, as the usual programs write it. */
export function languageOf(element: HtmlElement): string | null {
  const classes = classesOf(element)
  const isCode = element.name === 'pre' || element.name === 'code'
  const candidates = [
    /\bbrush:\s*([^\s;]+)/.exec(element.attributes.get('class') ?? '')?.[1],
    ...classes.map((name) => /^(?:language|lang|highlight-source|highlight-text)-(.+)$/.exec(name)?.[1]),
    attribute(element, 'data-lang'),
    attribute(element, 'data-language'),
    attribute(element, 'data-code-block-lang'),
    isCode ? attribute(element, 'lang') : null,
    ...['sourceCode', 'hljs'].map((sign) => (classes.includes(sign) ? classes.find((name) => name !== sign) : null)),
  ]
  const language = candidates.find(isCodeLanguage)
  return language === undefined || /^(?:none|nohighlight|undefined)$/.test(language) ? null : language
}

function isPre({ name }: HtmlElement): boolean {
  return name === 'pre'
}

/** Whether an element only counts the lines of the code beside it. */
function isCount(element: HtmlElement): boolean {
  return hasClass(element, 'gutter', 'rouge-gutter', 'lineno', 'linenos', 'line-numbers-rows')
}

/** The code without the numbers of its lines. */
function codeOf(nodes: readonly HtmlNode[], conversion: Conversion): string {
  return nodes
    .map((node) => {
      if (node.type !== 'element' || node.name === 'br') return writtenIn([node], conversion)
      return isCount(node) ? '' : codeOf(node.children, conversion)
    })
    .join('')
}

function warnOfLinks(element: HtmlElement, conversion: Conversion): void {
  for (const link of findAll(element.children, ({ name }) => name === 'a')) {
    const href = attribute(link, 'href')
    if (href === null || href.startsWith('#')) continue
    conversion.warn(link, `A link within code was left out; its text is kept. It leads to “${href}”.`)
  }
}
