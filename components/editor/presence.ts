import type { OtherWindow, WindowSeen, WindowsAnswer } from '@/lib/presence/input.ts'
import { wallClock, type Clock } from './autosave.ts'

/** What a window knows of others. `version` is 0 until the server said which one stands there. */
export type Surroundings = { others: OtherWindow[]; version: number; savedAt: string }

type PresenceOptions = {
  /** Where windows are told of each other. */
  address: string
  subject: WindowSeen['subject']
  window?: string
  clock?: Clock
  fetch?: typeof fetch
}

/** In milliseconds. */
export const rhythm = { seen: 20_000, hiddenForLong: 300_000 }

const alone: Surroundings = { others: [], version: 0, savedAt: '' }

/**
 * Says again and again that this window is open, and keeps what it learns of others. What can't be learned is left as it
 * was: an author whose network fails is told so by the saves.
 */
export class Presence {
  readonly #options: PresenceOptions
  readonly #clock: Clock
  readonly #window: string
  readonly #listeners = new Set<() => void>()
  #surroundings = alone
  #cancelNext = () => {}
  #hiddenSince: number | null = null
  #isHere = false

  constructor(options: PresenceOptions) {
    this.#options = options
    this.#clock = options.clock ?? wallClock
    this.#window = options.window ?? newWindowId()
  }

  /** The same object until something changes. */
  surroundings = (): Surroundings => this.#surroundings

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The window is open, and is looked at: says so at once and goes on. */
  here(): void {
    this.#isHere = true
    this.#hiddenSince = null
    this.#say()
  }

  /** The window is open and not looked at. After a while nothing is said any more. */
  hidden(): void {
    this.#hiddenSince ??= this.#clock.now()
  }

  /** The window is left. */
  gone(): void {
    if (!this.#isHere) return
    this.#isHere = false
    this.#cancelNext()
    void this.#send('DELETE', { window: this.#window })
  }

  #say(): void {
    this.#cancelNext()
    if (!this.#isHere) return
    if (this.#hiddenSince !== null && this.#clock.now() - this.#hiddenSince > rhythm.hiddenForLong) return
    this.#cancelNext = this.#clock.after(rhythm.seen, () => this.#say())
    void this.#send('POST', { window: this.#window, subject: this.#options.subject })
  }

  async #send(method: 'POST' | 'DELETE', body: object): Promise<void> {
    const { address, fetch: request = fetch } = this.#options
    try {
      const response = await request(address, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        keepalive: true,
        redirect: 'error',
      })
      const said: unknown = response.ok ? await response.json() : null
      if (this.#isHere && isAnswer(said)) this.#learn(said)
    } catch {
      // Nothing was learned.
    }
  }

  #learn({ others, version, savedAt }: WindowsAnswer): void {
    const learned = { others, version, savedAt }
    if (JSON.stringify(learned) === JSON.stringify(this.#surroundings)) return
    this.#surroundings = learned
    for (const listener of this.#listeners) listener()
  }
}

function isAnswer(value: unknown): value is WindowsAnswer {
  return typeof value === 'object' && value !== null && 'others' in value && Array.isArray(value.others)
}

/** A random UUID. `crypto.randomUUID` is missing where the page came over plain HTTP. */
function newWindowId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
