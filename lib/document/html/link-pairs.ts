import { attribute, findAll, isBlank, isElement, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** A link to a note that leads back to it, the word in the link, and the links that lead back. */
export type Pair = { link: HtmlElement; word: string; note: HtmlElement; backs: HtmlElement[] }

/** The links within a page that lead to each other. */
export class Links {
  readonly #parents = new Map<HtmlNode, HtmlElement>()
  readonly #named = new Map<string, HtmlElement>()
  readonly #links: HtmlElement[] = []
  /** The elements in the order of the page. */
  readonly #places = new Map<HtmlElement, number>()
  /** How many elements that links lead to lie in each element. */
  readonly #targets = new Map<HtmlElement, number>()
  readonly #backs = new Map<HtmlElement, HtmlElement[]>()

  constructor(nodes: readonly HtmlNode[]) {
    this.#walk(nodes, null)
    const targets = new Set(this.#links.map((link) => this.#targetOf(link)))
    for (const target of targets) {
      for (const around of target ? this.#upFrom(target) : []) {
        this.#targets.set(around, (this.#targets.get(around) ?? 0) + 1)
      }
    }
  }

  /** The links to notes, in their order. A note within a note is part of it. */
  pairs(): Pair[] {
    const pairs = this.#links.map((link) => this.#pairOf(link)).filter((pair) => pair !== null)
    const notes = new Set(pairs.map(({ note }) => note))
    return pairs.filter(
      ({ note }) =>
        !this.#upFrom(note)
          .slice(1)
          .some((around) => notes.has(around)),
    )
  }

  #pairOf(link: HtmlElement): Pair | null {
    const word = textOf(link.children).replace(/^[[(]|[\])]$/g, '')
    const target = /^[\p{L}\p{N}*†‡§]{1,4}$/u.test(word) ? this.#targetOf(link) : undefined
    const note = target && this.#noteAround(target)
    // The link back is one, too: a note comes after what it is a note to.
    if (!note || this.#placeOf(note) < this.#placeOf(link) || this.#upFrom(link).includes(note)) return null
    const names = new Set(
      [link, ...this.#upFrom(link).slice(1, 3), ...findAll(link.children, () => true)].flatMap(namesOf),
    )
    const backs = this.#linksIn(note).filter((each) => names.has(fragmentOf(each) ?? ''))
    return backs.length > 0 ? { link, word, note, backs } : null
  }

  #placeOf(element: HtmlElement): number {
    return this.#places.get(element) ?? 0
  }

  #targetOf(link: HtmlElement): HtmlElement | undefined {
    return this.#named.get(fragmentOf(link) ?? '')
  }

  /** The block that a place in the page belongs to: as far around it as it stands first and alone. */
  #noteAround(target: HtmlElement): HtmlElement | null {
    let note = target
    for (const around of this.#upFrom(target).slice(1)) {
      const isInLine = /^(?:a|b|em|font|i|span|strong|sup)$/.test(note.name)
      const isFirst = around.children.find((child) => !isBlank(child)) === note
      const isAlone = this.#targets.get(around) === 1
      if (!isInLine && !(isFirst && isAlone && /^(?:aside|dd|div|li|p)$/.test(around.name))) break
      note = around
    }
    return /^(?:aside|dd|div|li|p|td)$/.test(note.name) ? note : null
  }

  #linksIn(note: HtmlElement): HtmlElement[] {
    const known = this.#backs.get(note)
    if (known) return known
    const found = findAll(note.children, (each) => fragmentOf(each) !== null)
    this.#backs.set(note, found)
    return found
  }

  /** An element and those around it, the innermost first. */
  #upFrom(element: HtmlElement): HtmlElement[] {
    const path: HtmlElement[] = []
    for (let each: HtmlElement | undefined = element; each; each = this.#parents.get(each)) path.push(each)
    return path
  }

  #walk(nodes: readonly HtmlNode[], parent: HtmlElement | null): void {
    for (const node of nodes) {
      if (!isElement(node)) continue
      this.#places.set(node, this.#places.size)
      if (parent) this.#parents.set(node, parent)
      for (const name of namesOf(node)) if (!this.#named.has(name)) this.#named.set(name, node)
      if (fragmentOf(node) !== null) this.#links.push(node)
      this.#walk(node.children, node)
    }
  }
}

function namesOf(element: HtmlElement): string[] {
  const names = [attribute(element, 'id'), element.name === 'a' ? attribute(element, 'name') : null]
  return names.filter((name) => name !== null)
}

/** The place in the page that a link leads to. Some programs write its address before it. */
function fragmentOf(element: HtmlElement): string | null {
  const href = element.name === 'a' ? attribute(element, 'href') : null
  const fragment = href === null ? undefined : /^[^#]*#(.+)$/.exec(href)?.[1]
  if (fragment === undefined) return null
  try {
    return decodeURIComponent(fragment)
  } catch (error) {
    if (error instanceof URIError) return fragment
    throw error
  }
}
