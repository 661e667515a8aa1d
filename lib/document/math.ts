import { createRequire } from 'node:module'
import type Temml from 'temml'
import { escapeHtml } from './html.ts'

const longest = 10_000
/** How deep its braces may lie in each other. */
const deepest = 50

/*
 * What is not set as a formula: commands that write what they are given more than once, and so double with each that lies
 * in another; and those that need more than a page has.
 */
const refused =
  /\\(?:(?:[ex]def|futurelet|cancelto|(?:math)?llap|equilibrium(?:Left|Right)|longdiv|phase|angl|textcircled|ref|eqref)(?![a-zA-Z])|@)/
/** A formula may define commands of its own, but without parameters, which make a few signs grow without bound. */
const definition = /\\(?:g?def|newcommand|renewcommand|providecommand|let)(?![a-zA-Z])/

/** Elements as MathML has them, and the box that holds the number of an equation. */
const elements =
  /^(?:math|mrow|mi|mn|mo|ms|mtext|mspace|mfrac|msqrt|mroot|msub|msup|msubsup|munder|mover|munderover|mmultiscripts|mprescripts|mtable|mtr|mtd|mpadded|mphantom|mstyle|menclose|span)$/

const attributes: ReadonlySet<string> = new Set([
  'accent',
  'accentunder',
  'columnspan',
  'depth',
  'display',
  'displaystyle',
  'fence',
  'form',
  'height',
  'largeop',
  'linethickness',
  'lspace',
  'mathbackground',
  'mathcolor',
  'mathsize',
  'mathvariant',
  'maxsize',
  'minsize',
  'movablelimits',
  'notation',
  'rowspan',
  'rspace',
  'scriptlevel',
  'separator',
  'stretchy',
  'symmetric',
  'voffset',
  'width',
])

/** Classes for which there are styles. What the others would do is no more than a nudge. */
const classes =
  /^(?:tml-(?:eqn|tag|left|right|jot|small|cancel|xcancel|overline|underline|fbox|vec|prime|hat-[1-4]|tilde-[2-4])|upstrike|downstrike|sout)$/

// A page allows no styles on elements: what matters of them is said by classes.
const styles: readonly (readonly [RegExp, string])[] = [
  [/(?:^|;)padding(?:-left)?:0(?:em|pt)?;/, 'tml-flush-left'],
  [/(?:^|;)padding(?:-right)?:0(?:em|pt)?;/, 'tml-flush-right'],
  [/(?:^|;)padding-left:1em;/, 'tml-apart'],
  [/(?:^|;)width:100%;/, 'tml-full'],
  [/(?:^|;)width:50%;/, 'tml-glue'],
  [/(?:^|;)text-align:left;/, 'tml-left'],
  [/(?:^|;)font-weight:bold;/, 'tml-bold'],
  [/(?:^|;)border:/, 'tml-box'],
  [/(?:^|;)border-top:/, 'tml-rule-top'],
  [/(?:^|;)border-bottom:/, 'tml-rule-bottom'],
  [/(?:^|;)border-left:/, 'tml-rule-left'],
  [/(?:^|;)border-right:/, 'tml-rule-right'],
]

// Rendering can't wait, and few letters hold formulas: the program that sets them is read from disk for the first one.
const load = createRequire(import.meta.url)
let temml: typeof Temml | undefined

/**
 * A formula in TeX as MathML, without styles, ids and addresses; null when it can't be read as one, or is too much. The
 * style sheet of the page has the few rules that it needs beside what browsers do.
 */
export function mathml(latex: string, isBlock: boolean): string | null {
  if (latex.length > longest || refused.test(latex) || depthOf(latex) > deepest) return null
  const defines = definition.test(latex)
  if (defines && latex.includes('#')) return null
  temml ??= load('temml') as typeof Temml
  try {
    // Each use of a definition may bring the whole formula again.
    const maxExpand = defines ? Math.min(1000, Math.floor(100_000 / latex.length)) : 1000
    const bounds = { maxExpand, maxSize: [20, 300] satisfies [number, number] }
    const options = { displayMode: isBlock, throwOnError: true, trust: false, ...bounds }
    return cleaned(temml.renderToString(latex, options))
  } catch {
    // Whatever goes wrong in there, the formula is what the author wrote, and no reason to lose the letter.
    return null
  }
}

function depthOf(latex: string): number {
  let depth = 0
  let greatest = 0
  for (const sign of latex) {
    if (sign === '{') greatest = Math.max(greatest, ++depth)
    else if (sign === '}') depth--
  }
  return greatest
}

/** The markup with nothing in its tags but what is known to be good; null when there is an element that should not be. */
function cleaned(markup: string): string | null {
  let isKnown = true
  const clean = markup.replace(/<(\/?)([^\s<>]*)([^<>]*)>/g, (_, slash: string, name: string, given: string) => {
    if (!elements.test(name)) isKnown = false
    return slash ? `</${name}>` : `<${name}${cleanedAttributes(given)}>`
  })
  return isKnown && clean.startsWith('<math') ? clean : null
}

function cleanedAttributes(given: string): string {
  let kept = ''
  const named: string[] = []
  for (const [, name = '', value = ''] of given.matchAll(/\s([\w-]+)="([^"<>]*)"/g)) {
    if (name === 'class') named.push(...value.split(' ').filter((each) => classes.test(each)))
    else if (name === 'style') {
      named.push(...styles.filter(([pattern]) => pattern.test(value)).map(([, each]) => each))
      const colour = /(?:^|;)color:(#[\da-f]{3,8}|[a-z]+);/i.exec(value)?.[1]
      if (colour && colour !== 'undefined') kept += ` mathcolor="${colour}"`
    } else if (attributes.has(name) && /^[\w.#% +-]*$/.test(value)) kept += ` ${name}="${escapeHtml(value)}"`
  }
  return named.length > 0 ? `${kept} class="${named.join(' ')}"` : kept
}
