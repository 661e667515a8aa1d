/** What the store needs to know of what it keeps. */
type Sized = { readonly size: number }

/**
 * Keeps things by name within a bound of bytes. When room is wanted, what was not used since room was last wanted goes
 * first, the oldest before the others (the CLOCK algorithm): to look something up then costs no more than to mark it.
 */
export class Store<Kept extends Sized> {
  readonly #kept = new Map<string, { thing: Kept; bytes: number; isUsed: boolean }>()
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
    entry.isUsed = true
    return entry.thing
  }

  /** Keeps a thing, in the place of what stood there; call it again when the thing has grown. */
  put(name: string, thing: Kept): void {
    this.#drop(name)
    const bytes = thing.size + 2 * name.length
    if (bytes > this.#most) return
    this.#kept.set(name, { thing, bytes, isUsed: false })
    this.#bytes += bytes
    // A Map goes through its entries in the order in which they were put in, also those that are put in meanwhile.
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#most) break
      this.#kept.delete(oldest)
      if (entry.isUsed || oldest === name) this.#kept.set(oldest, { ...entry, isUsed: false })
      else this.#bytes -= entry.bytes
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
