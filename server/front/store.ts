/** What the store needs to know of what it keeps. */
type Sized = { readonly size: number }

/** Keeps things by name within a bound of bytes; what was not used for longest goes first. */
export class Store<Kept extends Sized> {
  readonly #kept = new Map<string, { thing: Kept; bytes: number }>()
  readonly #most: number
  #bytes = 0

  /** @param most bytes that all of it may take. */
  constructor(most: number) {
    this.#most = most
  }

  /** What is kept under a name; it counts as used now. */
  get(name: string): Kept | undefined {
    const entry = this.#kept.get(name)
    if (!entry) return undefined
    // A Map goes through its entries in the order in which they were put in.
    this.#kept.delete(name)
    this.#kept.set(name, entry)
    return entry.thing
  }

  /** Keeps a thing, in the place of what stood there; call it again when the thing has grown. */
  put(name: string, thing: Kept): void {
    this.#drop(name)
    const bytes = thing.size + 2 * name.length
    if (bytes > this.#most) return
    this.#kept.set(name, { thing, bytes })
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break
      this.#drop(oldest)
    }
  }

  clear(): void {
    this.#kept.clear()
    this.#bytes = 0
  }

  get bytes(): number {
    return this.#bytes
  }

  #drop(name: string): void {
    const entry = this.#kept.get(name)
    if (!entry) return
    this.#kept.delete(name)
    this.#bytes -= entry.bytes
  }
}
