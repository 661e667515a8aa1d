import type {
  Delete,
  Emphasis,
  FootnoteDefinition,
  FootnoteReference,
  InlineCode,
  Link,
  List,
  Nodes,
  Root,
  Strong,
  Text,
} from 'mdast'
import { mathToMarkdown, type InlineMath } from 'mdast-util-math'
import { defaultHandlers, type Handle, type Handlers, type Info, type State } from 'mdast-util-to-markdown'
import { greatestStart } from '../nodes/list.ts'
import { printContainer, printLeaf } from './directive-print.ts'
import { isMeant, isWordCharacter } from './dollars.ts'

/**
 * How marks, links, code, formulas, footnotes and lists are printed where the printer's own way does not always come back as it was.
 *
 * A mark is written with delimiters where CommonMark reads them as such, and as an HTML tag where it does not:
 * `<strong>中文。</strong>下文`, because `**中文。**下文` is no strong emphasis (CommonMark 0.31, 6.2).
 */
export const handlers: Partial<Handlers> = {
  emphasis: marked('em', ['*', '_']),
  strong: marked('strong', ['**', '__']),
  delete: marked('del', ['~~']),
  inlineCode: withPeek('`', printCode),
  link: withPeek('[', printLink),
  list: printList,
  ...mathToMarkdown().handlers,
  inlineMath: withPeek('$', printMath),
  footnoteReference: withPeek('[', printFootnoteReference),
  footnoteDefinition: printFootnote,
  containerDirective: printContainer,
  leafDirective: printLeaf,
  text: printText,
  root: printRoot,
}

function withPeek(first: string, handle: Handle): Handle {
  return Object.assign(handle, { peek: () => first })
}

function marked(tag: string, delimiters: readonly [string, ...string[]]): Handle {
  const handle: Handle = (node: Emphasis | Strong | Delete, _parent, state, info) => {
    for (const delimiter of delimiters) {
      const inside = printInside(node, state, info, delimiter)
      if (isMarked(delimiter, inside, info)) return `${delimiter}${inside}${delimiter}`
    }
    return `<${tag}>${printInside(node, state, info, undefined)}</${tag}>`
  }
  return withPeek(delimiters[0].charAt(0), handle)
}

function printInside(
  node: Emphasis | Strong | Delete,
  state: State,
  info: Info,
  delimiter: string | undefined,
): string {
  return state.containerPhrasing(node, { ...info, before: delimiter ?? '>', after: delimiter ?? '<' })
}

/**
 * Whether a delimiter on both sides of a text will be read as marking it. It must stand apart from others of its kind,
 * and be left-flanking before and right-flanking after the text.
 */
function isMarked(delimiter: string, inside: string, { before, after }: Info): boolean {
  const character = delimiter.charAt(0)
  const around = [lastOf(before), firstOf(after)]
  const within = [firstOf(inside), lastOf(inside)]
  if (inside === '' || [...around, ...within].includes(character)) return false
  return around.every((outer, side) => leansOn(within[side], outer) && (character !== '_' || isApart(outer)))
}

/** Left-flanking and right-flanking are the same rule, seen from the other side. */
function leansOn(inner: string | undefined, outer: string): boolean {
  if (inner === undefined || isSpace(inner)) return false
  return !isMaybePunctuation(inner) || isApart(outer)
}

/** Whether a character parts words for every version of CommonMark: only the newest counts symbols as punctuation. */
function isApart(character: string): boolean {
  return isSpace(character) || /[!-/:-@[-`{-~]|\p{P}/u.test(character)
}

function isSpace(character: string): boolean {
  return character === '' || /[\s\p{Zs}]/u.test(character)
}

function isMaybePunctuation(character: string): boolean {
  return /[\p{P}\p{S}\p{C}]/u.test(character) || (character.codePointAt(0) ?? 0) > 0xffff
}

function firstOf(text: string): string {
  return String.fromCodePoint(...[text.codePointAt(0)].filter((code) => code !== undefined))
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ''
}

/** Code; where a cell of a table can't hold it, as in `a\|b`, escaped within tags. */
function printCode(node: InlineCode, _parent: Nodes | undefined, state: State, info: Info): string {
  const isInCell = state.stack.includes('tableCell')
  if (isInCell && /\\\|/.test(node.value)) {
    return `<code>${state.safe(node.value, { ...info, before: '>', after: '<' })}</code>`
  }
  const code = defaultHandlers.inlineCode(node, undefined, state)
  return isInCell ? code.replaceAll('|', '\\|') : code
}

/** A link whose text is its address, as `<https://…>` where that can hold it; any other in full. */
function printLink(node: Link, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const [only, ...more] = node.children
  const isBare = only?.type === 'text' && more.length === 0 && only.value === node.url && !node.title
  if (isBare && /^https?:\/\/[!-~]+$/i.test(node.url) && !/[<>|\\`]/.test(node.url)) return `<${node.url}>`
  return defaultHandlers.link(node, parent, state, info)
}

/** A list whose numbers would outgrow the nine digits that CommonMark allows repeats its first number, which counts alone. */
function printList(node: List, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const { incrementListMarker } = state.options
  if ((node.start ?? 1) + node.children.length > greatestStart) state.options.incrementListMarker = false
  const list = defaultHandlers.list(node, parent, state, info)
  state.options.incrementListMarker = incrementListMarker
  return list
}

/**
 * A formula between dollars, as few as will be read as meant; where none will, as GitHub has it: code in the language
 * `math`.
 */
function printMath(node: InlineMath, _parent: Nodes | undefined, state: State, info: Info): string {
  const { value } = node
  const isSingle = isMeant(`$${value}$`) && !value.includes('$') && !isBesideWord(info)
  if (state.stack.includes('tableCell') && value.includes('|')) return printMathAsCode(value, state, info)
  if (lastOf(info.before) === '$' || firstOf(info.after) === '$') return printMathAsCode(value, state, info)
  if (isSingle) return `$${value}$`
  const runs = new Set(Array.from(value.matchAll(/\$+/g), ([run]) => run.length))
  let size = 2
  while (runs.has(size)) size++
  const padding = /^\$|\$$/.test(value) ? ' ' : ''
  const fence = '$'.repeat(size)
  return `${fence}${padding}${value}${padding}${fence}`
}

function isBesideWord({ before, after }: Info): boolean {
  return isWordCharacter(lastOf(before)) || isWordCharacter(firstOf(after))
}

function printMathAsCode(value: string, state: State, info: Info): string {
  return `<code class="language-math">${state.safe(value, { ...info, before: '>', after: '<' })}</code>`
}

function printFootnoteReference(node: FootnoteReference): string {
  return `[^${node.label ?? node.identifier}]`
}

/** A footnote; below its label where it does not begin with a line of text. */
function printFootnote(node: FootnoteDefinition, _parent: Nodes | undefined, state: State, info: Info): string {
  const tracker = state.createTracker(info)
  const exit = state.enter('footnoteDefinition')
  const start = tracker.move(`[^${node.label ?? node.identifier}]:`)
  tracker.shift(4)
  const content = state.containerFlow(node, tracker.current())
  exit()
  const startsWithText = node.children[0]?.type === 'paragraph'
  const indented = state.indentLines(content, (line, index, isBlank) =>
    isBlank || (startsWithText && index === 0) ? line : `    ${line}`,
  )
  return content === '' ? start : `${start}${startsWithText ? ' ' : '\n'}${indented}`
}

/**
 * Text. A dollar before a digit is money, unless another that can't be escaped
 * stands in the same line; a colon after a footnote's number
 * would make it a footnote of its own.
 */
function printText(node: Text, _parent: Nodes | undefined, state: State, info: Info): string {
  const safe = state.safe(node.value, info)
  const text = info.before === ']' && safe.startsWith(':') ? `\\${safe}` : safe
  return isBesideDollars(node)
    ? text
    : text.replace(/\\(\\|\$(?=\d))/g, (escaped, sign) => (sign === '$' ? '$' : escaped))
}

/** Marks text that stands in one line with a dollar that can't be escaped. */
export const besideDollars = { besideDollars: true }

function isBesideDollars({ data }: Text): boolean {
  return data !== undefined && 'besideDollars' in data
}

/** The whole document; an ampersand is escaped only where it would begin a character reference, so addresses stay legible. */
function printRoot(node: Root, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const safe = state.safe.bind(state)
  state.safe = (text, config) =>
    safe(text, config).replace(/\\(\\|&(?!#?[A-Za-z0-9]+;))/g, (escaped, character: string) =>
      character === '&' ? character : escaped,
    )
  return defaultHandlers.root(node, parent, state, info)
}
