import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { Answer } from './front/answer.ts'
import { isAnonymous, isForEverybody, isForReaders, isKeepable } from './front/keepable.ts'
import type { PublicChanges } from './front/public-changes.ts'
import { Store } from './front/store.ts'
import type { Door } from './pages/door.ts'
import { passOn } from './pages/pass-on.ts'
import { record } from './pages/record.ts'

/** What the kept answers may take in memory, all together, in bytes. */
const mostKept = 32 * 1024 * 1024

/** What a request asks about itself is answered here, so the pages are always asked for all of it, as it is. */
const ofTheAsking = [
  'accept-encoding',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
]

type Shared = { answer: Answer; isForEverybody: boolean }

type Settings = {
  /** Where Next is asked, or whatever makes the answers. */
  pages: Door
  /** Whether the public address is HTTPS. */
  isSecure: boolean
}

/**
 * Stands before the pages: compresses what readers get and answers conditional requests, and keeps finished answers in
 * memory for as long as it knows that nothing public has changed. While it can't know, everybody is answered anew.
 */
export class Front {
  readonly #pages: Door
  readonly #isSecure: boolean
  readonly #store = new Store<Answer>(mostKept)
  readonly #underWay = new Map<string, Promise<Shared | null>>()
  #changes: PublicChanges | undefined
  /** Grows with each change: what was begun under an earlier number is not kept. */
  #generation = 0

  constructor({ pages, isSecure }: Settings) {
    this.#pages = pages
    this.#isSecure = isSecure
  }

  /** Keeps answers from now on, as long as changes are heard. They have to call `forget` with each one. */
  trust(changes: PublicChanges): void {
    this.#changes = changes
  }

  /** Something public has changed, or may have: nothing that is kept counts any longer, nor what is being made. */
  forget(): void {
    this.#generation++
    this.#store.clear()
    this.#underWay.clear()
  }

  /** Bytes that are kept at present. */
  get bytes(): number {
    return this.#store.bytes
  }

  /** Answers from memory when that can be done without waiting for anything. @returns whether it was. */
  serveAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.#changes?.isProven || (request.method !== 'GET' && request.method !== 'HEAD')) return false
    const kept = this.#store.get(request.url ?? '')
    if (!kept || !isAnonymous(request) || !kept.sendAtOnce(request, response)) return false
    this.#changes.keepProven()
    return true
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isForReaders(request)) {
      if (mayChange(request)) response.once('close', this.#changes?.expect() ?? (() => {}))
      return passOn(this.#pages, request, response)
    }
    if (this.#changes && isAnonymous(request) && (await this.#isCertain(this.#changes))) {
      const path = request.url ?? '/'
      const kept = this.#store.get(path)
      if (kept) return this.#send(path, kept, request, response)
      const shared = await this.#shared(path)
      if (shared?.isForEverybody) return this.#send(path, shared.answer, request, response)
    }
    const recorded = await record(this.#pages, request.url ?? '/', askedAsIs(request.headers))
    if (!recorded) return passOn(this.#pages, request, response)
    await new Answer(recorded, this.#isSecure).send(request, response)
  }

  async #isCertain(changes: PublicChanges): Promise<boolean> {
    return changes.isListening && (changes.isProven || (await changes.prove()))
  }

  /** One rendering for all who ask for the same path at the same time; kept when it may be. */
  #shared(path: string): Promise<Shared | null> {
    let making = this.#underWay.get(path)
    if (!making) {
      making = this.#make(path).finally(() => {
        if (this.#underWay.get(path) === making) this.#underWay.delete(path)
      })
      this.#underWay.set(path, making)
    }
    return making
  }

  async #make(path: string): Promise<Shared | null> {
    const generation = this.#generation
    // Nothing of who asks: what is kept for all can't be bent by one.
    const recorded = await record(this.#pages, path, this.#anonymousHeaders)
    if (!recorded) return null
    const answer = new Answer(recorded, this.#isSecure)
    const everybodys = isForEverybody(recorded, answer.varies)
    if (everybodys && isKeepable(recorded) && generation === this.#generation) this.#store.put(path, answer)
    return { answer, isForEverybody: everybodys }
  }

  async #send(path: string, answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (answer.sendAtOnce(request, response)) return
    await answer.send(request, response)
    // It has grown by what was compressed now.
    if (this.#store.get(path) === answer) this.#store.put(path, answer)
  }

  get #anonymousHeaders(): IncomingHttpHeaders {
    return { host: 'localhost', 'accept-encoding': 'identity', 'x-forwarded-proto': this.#isSecure ? 'https' : 'http' }
  }
}

/** Methods that RFC 9110, section 9.2.1, does not call safe. */
function mayChange({ method }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && method !== 'TRACE'
}

function askedAsIs(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !ofTheAsking.includes(name))
  return { ...Object.fromEntries(kept), 'accept-encoding': 'identity' }
}
