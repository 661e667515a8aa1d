import type { PhrasingContent, RootContent } from 'mdast'
import { toBlocks } from './blocks.ts'
import { toOneLine } from './one-line.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** Blocks, and what belongs into a line, one after the other. */
export type Content = RootContent[]

/** Turns one element into content. */
export type Handler = (element: HtmlElement, conversion: Conversion) => Content
/** The same for those that it knows by more than their name; null for all others. */
export type Recognizer = (element: HtmlElement, conversion: Conversion) => Content | null

export type Around = {
  /**
   * Where the HTML comes from. Of Markdown, every word was written by the author; a page has machinery that no reader
   * sees, which is left out in silence.
   */
  origin: 'markdown' | 'page'
  warn: Warn
  /** The text of a block of Markdown as it stands in the source. */
  sourceOf: (node: RootContent) => string
  /** What addresses in the HTML are relative to, when it says so. */
  base: string | null
  /** The language of the words around, where it is known. */
  language: string | null
  /** The language that an element around says code is in. */
  codeLanguage: string | null
  /** How many `<q>` lie around. */
  quotes: number
  /** Whether it is in what frames have for old browsers. */
  isInFrame: boolean
  /** The blocks of Markdown that were met on the way. */
  met: Set<RootContent>
  /** Elements that another one has already taken for its own, such as the box of a task. */
  taken: ReadonlySet<HtmlNode>
}

export type Warn = (line: number, text: string) => void

/** What lies around the outermost HTML. */
export function startAround(origin: Around['origin'], warn: Warn): Around {
  return {
    origin,
    warn,
    sourceOf: () => '',
    base: null,
    language: null,
    codeLanguage: null,
    quotes: 0,
    isInFrame: false,
    met: new Set(),
    taken: new Set(),
  }
}

/** Says the same of the same line but once. */
export function onceEach(warn: Warn): Warn {
  const said = new Set<string>()
  return (line, text) => {
    const key = `${line} ${text}`
    if (said.has(key)) return
    said.add(key)
    warn(line, text)
  }
}

/** How far a conversion has come: what lies around, and how what lies within is converted. */
export class Conversion {
  readonly around: Around
  readonly #convert: (node: HtmlNode, conversion: Conversion) => Content

  constructor(around: Around, convert: (node: HtmlNode, conversion: Conversion) => Content) {
    this.around = around
    this.#convert = convert
  }

  get isPage(): boolean {
    return this.around.origin === 'page'
  }

  within(changes: Partial<Around>): Conversion {
    return new Conversion({ ...this.around, ...changes }, this.#convert)
  }

  /** The content as it comes. */
  all(nodes: readonly HtmlNode[]): Content {
    return nodes.flatMap((node) => (this.around.taken.has(node) ? [] : this.#convert(node, this)))
  }

  /** The content as blocks. */
  blocks(nodes: readonly HtmlNode[]): RootContent[] {
    return toBlocks(this.all(nodes))
  }

  /** The content where only a line may stand. */
  line(nodes: readonly HtmlNode[]): PhrasingContent[] {
    return toOneLine(this.all(nodes))
  }

  warn(place: { line: number }, text: string): void {
    this.around.warn(place.line, text)
  }

  /** Says that an element's content is kept, but not the element. */
  warnOfSign(element: HtmlElement): void {
    this.warn(element, `The sign <${element.name}> was left out; what stands in it is kept.`)
  }
}

/** Where a node made of HTML stands: its line is known, no place in the source. */
export function at({ line }: { line: number }) {
  return { start: { line, column: 1 }, end: { line, column: 1 } }
}
