import type { DetailName, DetailsKept, DetailsRefused, TypedDetails } from '@/lib/issues/details-input.ts'

export type DetailsState = {
  values: TypedDetails
  faults: Partial<TypedDetails>
  /** `stuck`: the server can't be reached, or refused for a reason that is no field's; tried again. */
  progress: 'kept' | 'changed' | 'saving' | 'stuck'
  /** Why, in a sentence for the author, where the server said it. */
  reason: string | null
}

/** In milliseconds. */
const pause = 800
const retryAfter = 5_000

export type DetailsKeeperOptions = {
  /** Where changes are PUT. */
  address: string
  kept: TypedDetails
  /** Keeps what the server does not have yet, under a name of its own. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  name: string
  onKept?: () => void
}

/**
 * Brings what is typed beside the text to the server, field by field: one that can't be kept holds up no other. What the
 * server does not have yet is kept on this device and sent when the page is opened again.
 */
export class DetailsKeeper {
  readonly #options: DetailsKeeperOptions
  readonly #listeners = new Set<() => void>()
  #kept: TypedDetails
  #state: DetailsState
  /** The field that has the cursor: what is typed there is not set right under the author's hands. */
  #focused: DetailName | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #flight: Promise<void> | null = null

  constructor(options: DetailsKeeperOptions) {
    this.#options = options
    this.#kept = options.kept
    this.#state = { values: options.kept, faults: {}, progress: 'kept', reason: null }
  }

  state = (): DetailsState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes up what an earlier window could not send. */
  start(): void {
    const left = readLeft(this.#options)
    if (Object.keys(left).length === 0) return
    this.#update({ values: { ...this.#state.values, ...left }, progress: 'changed' })
    void this.send()
  }

  change(name: DetailName, value: string): void {
    const faults = { ...this.#state.faults }
    delete faults[name]
    this.#update({ values: { ...this.#state.values, [name]: value }, faults, progress: 'changed' })
    this.#keepHere()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.send(), pause)
  }

  /** Says which field has the cursor; leaving one sends what was typed at once. */
  focus(name: DetailName | null): void {
    this.#focused = name
    if (name === null) void this.send()
  }

  /** Sends now what the server does not have. */
  async send(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#flight) await this.#flight
    const changes = this.#changes()
    if (Object.keys(changes).length === 0) {
      if (Object.keys(this.#state.faults).length === 0) this.#settle()
      return
    }
    this.#update({ progress: 'saving' })
    this.#flight = this.#ask(changes).finally(() => (this.#flight = null))
    await this.#flight
  }

  /** The page goes away: what is left is sent without waiting for the answer. */
  leave(): void {
    const changes = this.#changes()
    if (Object.keys(changes).length > 0) void request(this.#options.address, changes).catch(() => {})
  }

  async #ask(changes: Partial<TypedDetails>): Promise<void> {
    const typed = this.#state.values
    try {
      const response = await request(this.#options.address, changes)
      const said = (await response.json()) as DetailsKept & DetailsRefused
      if (response.ok) this.#take(typed, said.details)
      else if (said.faults) this.#refuse(said.faults)
      else this.#getStuck(said.error ?? null)
    } catch {
      this.#getStuck(null)
    }
  }

  /** @param typed all fields as they stood when the changes were sent; more may have been typed since. */
  #take(typed: TypedDetails, details: TypedDetails): void {
    const { values, faults } = this.#state
    const isUntouched = (name: DetailName) => values[name] === typed[name] && faults[name] === undefined
    const settled = Object.fromEntries(
      names(details).map((name) => [name, isUntouched(name) && name !== this.#focused ? details[name] : values[name]]),
    ) as TypedDetails
    // The server has the field with the cursor in its own way of writing, which is not typed over the author's.
    const focused = this.#focused !== null && isUntouched(this.#focused) ? this.#focused : null
    this.#kept = focused === null ? details : { ...details, [focused]: values[focused] }
    this.#update({ values: settled, reason: null })
    this.#options.onKept?.()
    this.#keepHere()
    if (Object.keys(this.#changes()).length > 0) this.#soon(pause)
    else this.#settle()
  }

  #refuse(faults: Partial<TypedDetails>): void {
    this.#update({ faults: { ...this.#state.faults, ...faults }, progress: 'changed', reason: null })
    if (Object.keys(this.#changes()).length > 0) this.#soon(0)
  }

  #getStuck(reason: string | null): void {
    this.#update({ progress: 'stuck', reason })
    this.#soon(retryAfter)
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.send(), wait)
  }

  #settle(): void {
    this.#update({ progress: Object.keys(this.#state.faults).length > 0 ? 'changed' : 'kept' })
  }

  /** What the server does not have, without what it refused as it stands. */
  #changes(): Partial<TypedDetails> {
    const { values, faults } = this.#state
    return Object.fromEntries(
      names(values)
        .filter((name) => values[name] !== this.#kept[name] && faults[name] === undefined)
        .map((name) => [name, values[name]]),
    )
  }

  #keepHere(): void {
    const { name, storage } = this.#options
    const { values } = this.#state
    const left = names(values).filter((each) => values[each] !== this.#kept[each])
    try {
      if (left.length === 0) storage.removeItem(name)
      else storage.setItem(name, JSON.stringify(Object.fromEntries(left.map((each) => [each, values[each]]))))
    } catch {
      // A device that keeps nothing: the fields themselves still have it.
    }
  }

  #update(changes: Partial<DetailsState>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

function request(address: string, changes: Partial<TypedDetails>): Promise<Response> {
  return fetch(address, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(changes),
    keepalive: true,
    redirect: 'error',
  })
}

function names(details: TypedDetails): DetailName[] {
  return Object.keys(details) as DetailName[]
}

function readLeft({ name, storage, kept }: DetailsKeeperOptions): Partial<TypedDetails> {
  try {
    const left: unknown = JSON.parse(storage.getItem(name) ?? '{}')
    if (typeof left !== 'object' || left === null) return {}
    return Object.fromEntries(Object.entries(left).filter(([key, value]) => key in kept && typeof value === 'string'))
  } catch {
    return {}
  }
}
