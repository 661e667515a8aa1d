import type { PhrasingContent, RootContent } from 'mdast'
import { tag } from '../html.ts'
import { canonicalLanguage } from '../nodes/language.ts'
import { around } from './around.ts'
import { at, type Content, type Conversion, type Handler } from './conversion.ts'
import { isBold, isItalic, isStruck, scriptOf, styleOf } from './styles.ts'
import { attribute, type HtmlElement } from './tree.ts'

type Mark = 'strong' | 'emphasis' | 'delete' | 'sup' | 'sub' | 'code'

/** What each element marks its words as. */
const marksByName: Readonly<Record<string, Mark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
  sup: 'sup',
  sub: 'sub',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  var: 'code',
}

/** Elements within a line: their words with the marks that the element, its style and its language mean. */
export const marked: Handler = (element, conversion) => {
  const content = inLanguage(element, conversion, (inside) => inside.all(element.children))
  return withMarks(element, content)
}

/** Elements that we have no mark for. */
export const unmarked: Handler = (element, conversion) => {
  conversion.warnOfSign(element)
  return marked(element, conversion)
}

/** Elements that say how words look. Of a page, that is left to the page. */
export const look: Handler = (element, conversion) => (conversion.isPage ? marked : unmarked)(element, conversion)

/** An abbreviation; what it stands for is shown nowhere but under the pointer, so it is named. */
export const abbreviation: Handler = (element, conversion) => {
  const title = attribute(element, 'title')
  if (title === null) return marked(element, conversion)
  conversion.warn(element, `What an abbreviation stands for was left out: “${title}”.`)
  return marked(element, conversion)
}

/** A quotation in a line gets the marks that browsers put around it. */
export const quotation: Handler = (element, conversion) => {
  const { quotes } = conversion.around
  const [open, close] = quotes % 2 === 0 ? ['“', '”'] : ['‘', '’']
  const content = marked(element, conversion.within({ quotes: quotes + 1 }))
  const sign = (value: string): PhrasingContent => ({ type: 'text', value, position: at(element) })
  return around(content, (children) => [sign(open ?? ''), ...children, sign(close ?? '')])
}

/** Puts the marks that an element and its style mean around content. */
export function withMarks(element: HtmlElement, content: Content): Content {
  return marksOf(element).reduce((inside, mark) => withMark(element, mark, inside), content)
}

function marksOf(element: HtmlElement): Mark[] {
  const named = Object.hasOwn(marksByName, element.name) ? marksByName[element.name] : undefined
  const style = styleOf(element)
  const marks = new Set<Mark>(named === undefined ? [] : [named])
  // Google Docs wraps all that is copied into `<b style="font-weight:normal">`.
  add('strong', isBold(style))
  add('emphasis', isItalic(style))
  if (isStruck(style)) marks.add('delete')
  const script = scriptOf(style)
  if (script !== null) marks.add(script)
  return [...marks]

  function add(mark: Mark, isMeant: boolean | null): void {
    if (isMeant === true) marks.add(mark)
    if (isMeant === false) marks.delete(mark)
  }
}

function withMark(element: HtmlElement, mark: Mark, content: Content): Content {
  const position = at(element)
  switch (mark) {
    case 'strong':
    case 'emphasis':
    case 'delete':
      return around(content, (children) => [{ type: mark, children, position }])
    case 'sup':
    case 'sub':
      return around(content, (children) => tagged(`<${mark}>`, children, `</${mark}>`, position))
    case 'code':
      return around(content, (children) => joined(children).map(asCode))
    default:
      return mark satisfies never
  }
}

function tagged(
  opening: string,
  children: PhrasingContent[],
  closing: string,
  position: ReturnType<typeof at>,
): PhrasingContent[] {
  return [{ type: 'html', value: opening, position }, ...children, { type: 'html', value: closing, position }]
}

/** The words of a line as code, each within the marks that it has. */
function asCode(node: PhrasingContent): PhrasingContent {
  if (node.type === 'text')
    return { type: 'inlineCode', value: node.value.replace(/\s+/g, ' '), position: node.position }
  if ('children' in node) return { ...node, children: joined(node.children).map(asCode) }
  return node
}

/** Neighbouring texts as one, so that they become one piece of code. */
function joined(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const child of children) {
    const last = result.at(-1)
    if (child.type === 'text' && last?.type === 'text')
      result.splice(-1, 1, { ...last, value: last.value + child.value })
    else result.push(child)
  }
  return result
}

/** Content in the language that an element says it is in, where that is another than the one around it. */
function inLanguage(
  element: HtmlElement,
  conversion: Conversion,
  convert: (inside: Conversion) => Content,
): RootContent[] {
  const said = attribute(element, 'lang') ?? attribute(element, 'xml:lang')
  const language = said === null ? null : canonicalLanguage(said)
  if (language === null || isSameWriting(language, conversion.around.language)) return convert(conversion)
  const content = convert(conversion.within({ language }))
  return around(content, (children) => tagged(tag('span', { lang: language }), children, '</span>', at(element)))
}

/** Word tells American from British English for its spelling checker; readers need to know only of another writing. */
function isSameWriting(one: string, other: string | null): boolean {
  if (other === null) return false
  const [first, second] = [one, other].map((language) => new Intl.Locale(language).maximize())
  return first?.language === second?.language && first?.script === second?.script
}
