import type { RootContent } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import { at, type Conversion, type Handler, type Recognizer } from './conversion.ts'
import { attribute, classesOf, find, hasClass, wordsWithin, type HtmlElement } from './tree.ts'
import { writtenIn } from './written.ts'

/** MathML: the TeX that it was made of, where it says so, else its text. */
export const math: Handler = (element, conversion) => {
  const tex = texWithin(element, conversion)
  if (tex !== null) return [formula(element, tex, attribute(element, 'display') === 'block')]
  const content = conversion.all(wordsWithin(element.children))
  if (content.length > 0) conversion.warn(element, 'A formula whose TeX is not in the HTML is kept as text.')
  return content
}

/** Formulas as GitHub writes them, and as KaTeX, MathJax and Wikipedia: each several times, of which one is TeX. */
export const renderedMath: Recognizer = (element, conversion) => {
  if (element.name === 'script') {
    const type = attribute(element, 'type') ?? ''
    if (!/^math\/tex\b/i.test(type)) return null
    return [formula(element, writtenIn(element.children, conversion), /mode=display/i.test(type))]
  }
  if (element.name === 'code' && hasClass(element, 'language-math')) {
    return [formula(element, writtenIn(element.children, conversion), false)]
  }
  // What MathJax shows stands beside the script that has the TeX.
  if (hasClass(element, 'MathJax', 'MathJax_Display', 'MathJax_Preview', 'MathJax_SVG', 'MathJax_SVG_Display')) {
    return texWithin(element, conversion) === null ? [] : null
  }
  if (!hasClass(element, 'katex', 'katex-display', 'mwe-math-element')) return null
  const tex = texWithin(element, conversion)
  if (tex === null) return null
  const isBlock = hasClass(element, 'katex-display') || find(element.children, isDisplayed) !== null
  return [formula(element, tex, isBlock)]
}

/** The formula that an image shows, where it is described in TeX. */
export function formulaOfImage(element: HtmlElement): InlineMath | null {
  const tex = attribute(element, 'alt') ?? attribute(element, 'title')
  if (tex === null) return null
  const isFormula =
    classesOf(element).some((name) => /^(?:latex|tex|mwe-math-fallback-image-(?:inline|display))$/.test(name)) ||
    /\/latex\.php\?|latex\.codecogs\.com|\/render\/math\?/.test(attribute(element, 'src') ?? '')
  return isFormula ? { type: 'inlineMath', value: bare(tex), position: at(element) } : null
}

function isDisplayed(element: HtmlElement): boolean {
  return element.name === 'math' && attribute(element, 'display') === 'block'
}

function texWithin(element: HtmlElement, conversion: Conversion): string | null {
  const annotation = find(
    [element],
    (each) => each.name === 'annotation' && /x-tex|latex/i.test(attribute(each, 'encoding') ?? ''),
  )
  const tex = annotation ? writtenIn(annotation.children, conversion).trim() : ''
  if (tex === '') return null
  // The rest says the same again.
  writtenIn([element], conversion)
  return tex
}

function formula(element: HtmlElement, tex: string, isBlock: boolean): RootContent {
  return { type: isBlock ? 'math' : 'inlineMath', value: bare(tex), position: at(element) }
}

/** TeX without the signs around it. */
function bare(tex: string): string {
  const trimmed = tex.trim()
  const [, inside] = /^\${1,2}([^$]+)\${1,2}$|^\\[([]([\s\S]*)\\[)\]]$/.exec(trimmed) ?? []
  return (inside ?? trimmed).trim()
}
