import { changeBetween, type DraftChange } from '@/lib/document/draft-change.ts'
import { draftSum } from '@/lib/document/draft-sum.ts'
import type { ChangeRequest, DraftFields, SaveAccepted, SaveConflict, SaveRequest } from '@/lib/issues/input.ts'
import { isSameDraft } from './draft-fields.ts'
import { newWriter, type Journal } from './journal.ts'

/** A draft as it stands on the server. */
export type StandingDraft = SaveConflict['current']

export type SaveState =
  | { name: 'saved' }
  | { name: 'unsaved' }
  | { name: 'saving' }
  /** The server can't be reached, or did not answer as it should; tried again until it does. */
  | { name: 'offline' }
  /** The server has a text that this one was not based on. Nothing is sent until the author decides. */
  | { name: 'conflict'; theirs: StandingDraft }
  /** The server said no, with a sentence for the author. */
  | { name: 'refused'; reason: string; isLoggedOut: boolean }

export type SaveSnapshot = {
  state: SaveState
  /** The version the server last acknowledged. */
  version: number
  /** When that was; ISO 8601, UTC. */
  savedAt: string
  /** Whether anything was written since the page was opened. */
  hasChanged: boolean
  /** False when this device refused to keep what is not saved yet. */
  isKept: boolean
}

/** Time, handed in so that it can be played. Durations are in milliseconds, `now` counts them since 1970. */
export type Clock = {
  now(): number
  after(duration: number, run: () => void): () => void
}

export const wallClock: Clock = {
  now: () => Date.now(),
  after(duration, run) {
    const timer = setTimeout(run, duration)
    return () => clearTimeout(timer)
  },
}

export type AutosaveOptions = {
  issueId: string
  /** Where drafts are PUT. */
  address: string
  standing: DraftFields & { version: number; savedAt: string }
  /** The text as it is now. Blocks that did not change should be the same objects each time: then they cost nothing. */
  read: () => DraftFields
  /** Whether a character is being composed (Chinese, Japanese and others); such a text is not sent if that can wait. */
  isComposing?: () => boolean
  journal: Journal
  writer?: string
  clock?: Clock
  fetch?: typeof fetch
  /** Called with what the server acknowledged; more may have been written since. */
  onSaved?: (saved: SaveAccepted, fields: DraftFields) => void
}

/** All times in milliseconds. */
export const timing = {
  /** From the last change to the save. */
  pause: 1500,
  /** From the first change to the save, while typing goes on. */
  longest: 10_000,
  /** How much longer a composed character may hold a save up. */
  composition: 10_000,
  compositionCheck: 400,
  journal: 300,
  firstRetry: 1000,
  longestRetry: 15_000,
  longestRetryAfter: 120_000,
  answer: 30_000,
}

/** Browsers allow 64 KB in all for requests that outlive their page. */
const keepaliveBytes = 60_000
const sentKept = 5

const loggedOut = 'You were logged out. Log in in another window, then try again. Your text is kept here.'

/**
 * Brings what is written to the server. One save at a time is under way; each names the version that the last answer
 * gave, so that a text this one was not based on is never overwritten, and says only what differs from it. What is not
 * acknowledged is in the journal.
 */
export class Autosave {
  readonly #options: AutosaveOptions
  readonly #clock: Clock
  readonly #writer: string
  readonly #listeners = new Set<() => void>()

  #snapshot: SaveSnapshot
  /** What the server has at the version it last acknowledged. */
  #acknowledged: DraftFields
  #edits = 0
  #acknowledgedEdits = 0
  #flight: Promise<void> | null = null
  /** The `draftSum` of what was sent without an answer: any of it may be what the server has. */
  #unanswered: string[] = []
  /** The server could not make the text of what was said to have changed: it gets the whole text next. */
  #needsWhole = false
  #failures = 0
  #waitsForFlight = false
  #isStopped = false

  #firstChange = 0
  #cancelPause = nothing
  #cancelLongest = nothing
  #cancelRetry = nothing
  #cancelJournal = nothing
  #journalIsDue = false
  #journalWork: Promise<void> = Promise.resolve()

  constructor(options: AutosaveOptions) {
    this.#options = options
    this.#clock = options.clock ?? wallClock
    this.#writer = options.writer ?? newWriter()
    const { version, savedAt, title, subtitle, document } = options.standing
    this.#acknowledged = { title, subtitle, document }
    this.#snapshot = { state: { name: 'saved' }, version, savedAt, hasChanged: false, isKept: true }
  }

  /** The same object until something changes. */
  snapshot = (): SaveSnapshot => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether something written here has not been acknowledged by the server. */
  get isPending(): boolean {
    return this.#acknowledgedEdits < this.#edits
  }

  /** Says that the text changed. */
  changed(): void {
    if (!this.isPending) this.#firstChange = this.#clock.now()
    this.#edits += 1
    const { state } = this.#snapshot
    this.#update({ hasChanged: true, ...(state.name === 'saved' && { state: { name: 'unsaved' } }) })
    this.#journalSoon()
    if (state.name !== 'conflict' && state.name !== 'offline') this.#saveSoon()
  }

  /**
   * Saves now what is not saved yet, and what is written until then.
   * @returns the version that the server then has, or null when it can't be saved now.
   */
  async flush(): Promise<number | null> {
    const wanted = this.#edits
    if (this.#flight) await this.#flight
    while (this.#acknowledgedEdits < wanted) {
      await this.#save()
      if (this.#acknowledgedEdits < wanted && isStuck(this.#snapshot.state)) return null
    }
    return this.#snapshot.version
  }

  /** Says what a window that is gone had sent without an answer, as sums: it may reach the server only now. */
  expect(sent: string[]): void {
    this.#unanswered = [...sent, ...this.#unanswered].slice(-sentKept)
  }

  /** The page is left or hidden, and may never come back: journal and save at once. */
  leave(): void {
    if (!this.isPending) return
    this.#writeJournalAtOnce()
    if (this.#snapshot.state.name !== 'conflict') this.#saveInBackground()
  }

  /** Tries again at once after a failure; for a button, for coming back to the window or to the network. */
  retry(): void {
    const { name } = this.#snapshot.state
    if (!this.isPending || (name !== 'offline' && name !== 'refused')) return
    this.#failures = 0
    this.#update({ state: { name: 'saving' } })
    this.#saveInBackground()
  }

  /** After a conflict: saves this text in the place of theirs, which the author has seen. */
  keepMine(): void {
    const { state } = this.#snapshot
    if (state.name !== 'conflict') return
    this.#rebase(state.theirs)
    this.#update({ state: { name: 'saving' } })
    this.#saveInBackground()
  }

  /**
   * After a conflict: puts this text away in the journal and goes on from theirs, which the caller must show now.
   * @throws when this device can't keep the text that is put away; then nothing has changed.
   */
  async takeTheirs(): Promise<StandingDraft | null> {
    const { state } = this.#snapshot
    if (state.name !== 'conflict') return null
    await this.#options.journal.write({ ...this.#entry(), writer: newWriter(), isSetAside: true })
    this.#rebase(state.theirs)
    this.#acknowledgedEdits = this.#edits
    this.#update({ state: { name: 'saved' } })
    this.#forgetJournal()
    return state.theirs
  }

  /**
   * Goes on from the newer text that stands on the server, which the caller must show now.
   * @returns null when it can't be fetched, or something was written here that it would take the place of.
   */
  async takeNewer(): Promise<StandingDraft | null> {
    const { address, fetch: request = fetch } = this.#options
    const standing = await request(address, { redirect: 'error' })
      .then(async (response): Promise<unknown> => (response.ok ? response.json() : null))
      .catch(() => null)
    const { state, version } = this.#snapshot
    if (!isStanding(standing) || state.name !== 'saved' || this.isPending || standing.version <= version) return null
    this.#rebase(standing)
    return standing
  }

  /** What both texts of a conflict began from: what the server had when it last acknowledged anything. */
  get common(): DraftFields {
    return this.#acknowledged
  }

  /** Resolves when the journal has what was written so far. Rejects when this device refuses to keep it. */
  async keep(): Promise<void> {
    await this.#writeJournal()
    if (!this.#snapshot.isKept) throw new Error('This device refused to keep the text.')
  }

  /** Begins, or begins again after `stop`. */
  start(): void {
    this.#isStopped = false
    if (this.isPending) this.changed()
  }

  /** One last save, if it is needed; then nothing happens any more. What could not be saved is in the journal. */
  async stop(): Promise<void> {
    this.#cancelPause()
    this.#cancelLongest()
    if (this.isPending) {
      await this.#writeJournal()
      if (this.#snapshot.state.name !== 'conflict') await this.flush()
    }
    this.#isStopped = true
    this.#cancelPause()
    this.#cancelLongest()
    this.#cancelRetry()
    this.#cancelJournal()
    await this.#journalWork
  }

  #saveSoon(): void {
    this.#cancelPause()
    this.#cancelPause = this.#clock.after(timing.pause, () => this.#saveUnlessComposing())
    const left = this.#firstChange + timing.longest - this.#clock.now()
    this.#cancelLongest()
    this.#cancelLongest = this.#clock.after(Math.max(0, left), () => this.#saveUnlessComposing())
  }

  #saveUnlessComposing(): void {
    const age = this.#clock.now() - this.#firstChange
    if (this.#options.isComposing?.() && age < timing.longest + timing.composition) {
      this.#cancelPause()
      this.#cancelPause = this.#clock.after(timing.compositionCheck, () => this.#saveUnlessComposing())
      return
    }
    this.#saveInBackground()
  }

  #saveInBackground(): void {
    if (this.#flight) this.#waitsForFlight = true
    else void this.#save()
  }

  #save(): Promise<void> {
    this.#flight ??= this.#send().finally(() => {
      this.#flight = null
      const mustGoOn = this.#waitsForFlight && this.isPending && !isStuck(this.#snapshot.state) && !this.#isStopped
      this.#waitsForFlight = false
      if (mustGoOn) this.#saveUnlessComposing()
    })
    return this.#flight
  }

  async #send(): Promise<void> {
    this.#cancelPause()
    this.#cancelLongest()
    this.#cancelRetry()
    const { state } = this.#snapshot
    if (state.name === 'conflict' || this.#isStopped) return
    const edits = this.#edits
    const fields = this.#options.read()
    const change = changeBetween(this.#acknowledged, fields)
    if (this.#unanswered.length === 0 && !change) {
      // Written and taken back again: the server has it already.
      this.#acknowledge(edits, fields, this.#snapshot)
      return
    }
    if (state.name === 'saved' || state.name === 'unsaved') this.#update({ state: { name: 'saving' } })
    this.#firstChange = this.#clock.now()
    // Taken back while an answer is out: what stands there is not known, and a change of nothing asks for it.
    const said = change ?? { sum: draftSum(fields) }
    this.#unanswered = [...this.#unanswered, said.sum].slice(-sentKept)
    this.#take(await this.#ask(fields, said), edits, fields, said.sum)
  }

  /** Acts on what the server said. */
  #take(answer: Answer, edits: number, fields: DraftFields, sum: string): void {
    switch (answer.kind) {
      case 'accepted':
        this.#needsWhole = false
        this.#acknowledge(edits, fields, answer.saved)
        this.#options.onSaved?.(answer.saved, fields)
        return
      case 'stale':
        this.#takeStale(answer.current)
        return
      case 'unfit':
        this.#unanswered = this.#unanswered.filter((sent) => sent !== sum)
        this.#needsWhole = true
        this.#waitsForFlight = true
        return
      case 'refused':
        this.#unanswered = this.#unanswered.filter((sent) => sent !== sum)
        this.#needsWhole = false
        this.#update({ state: { name: 'refused', reason: answer.reason, isLoggedOut: answer.isLoggedOut } })
        this.#journalSoon()
        return
      case 'unknown': {
        const wait = Math.min(timing.longestRetry, timing.firstRetry * 2 ** this.#failures)
        this.#failures += 1
        this.#update({ state: { name: 'offline' } })
        this.#journalSoon()
        if (this.#isStopped) return
        this.#cancelRetry = this.#clock.after(Math.max(wait, answer.retryAfter), () => this.#saveInBackground())
        return
      }
    }
  }

  /** A newer version stands there. It is no conflict if it says what we sent before, or what we started from. */
  #takeStale(current: StandingDraft): void {
    const isOurs = this.#unanswered.includes(draftSum(current))
    if (isOurs || isSameDraft(current, this.#acknowledged)) {
      this.#rebase(current)
      this.#waitsForFlight = true
      this.#update({ state: { name: 'saving' } })
      return
    }
    this.#unanswered = []
    this.#update({ state: { name: 'conflict', theirs: current } })
    this.#journalSoon()
  }

  /** From here on, saves are based on this draft of the server. */
  #rebase(current: StandingDraft): void {
    const { title, subtitle, document } = current
    this.#acknowledged = { title, subtitle, document }
    this.#unanswered = []
    this.#failures = 0
    this.#update({ version: current.version, savedAt: current.savedAt })
  }

  #acknowledge(edits: number, fields: DraftFields, saved: SaveAccepted): void {
    this.#acknowledged = fields
    this.#acknowledgedEdits = edits
    this.#unanswered = []
    this.#failures = 0
    const { version, savedAt } = saved
    this.#update({ version, savedAt, state: { name: this.isPending ? 'unsaved' : 'saved' } })
    if (!this.isPending) {
      this.#cancelPause()
      this.#cancelLongest()
      this.#forgetJournal()
      return
    }
    void this.#writeJournal()
    this.#saveSoon()
  }

  async #ask(fields: DraftFields, change: DraftChange): Promise<Answer> {
    const { address, fetch: request = fetch } = this.#options
    const { version } = this.#snapshot
    const isWhole = this.#needsWhole
    const save: SaveRequest | ChangeRequest = isWhole ? { ...fields, version } : { ...change, version }
    const body = JSON.stringify(save)
    const limit = new AbortController()
    const cancelLimit = this.#clock.after(timing.answer, () => limit.abort())
    try {
      const response = await request(address, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body,
        keepalive: new TextEncoder().encode(body).length < keepaliveBytes,
        redirect: 'error',
        signal: limit.signal,
      })
      const answer = await readAnswer(response)
      // Whatever is wrong with a change may be the change's own fault: the whole text tells.
      const isUnfit = response.status === 412 || response.status === 422
      return isUnfit && !isWhole ? { kind: 'unfit' } : answer
    } catch {
      // Whatever went wrong on the way, the text may or may not have arrived; asking again tells.
      return { kind: 'unknown', retryAfter: 0 }
    } finally {
      cancelLimit()
    }
  }

  #journalSoon(): void {
    if (this.#journalIsDue || this.#isStopped || !this.isPending) return
    this.#journalIsDue = true
    this.#cancelJournal = this.#clock.after(timing.journal, () => void this.#writeJournal())
  }

  #entry() {
    return {
      issueId: this.#options.issueId,
      writer: this.#writer,
      baseVersion: this.#snapshot.version,
      fields: this.#options.read(),
      sent: this.#unanswered,
      writtenAt: new Date(this.#clock.now()).toISOString(),
      isSetAside: false,
    }
  }

  /** Journal work happens in the order it was asked for, so that a removal never overtakes a write. */
  #writeJournal(): Promise<void> {
    this.#cancelJournal()
    this.#journalIsDue = false
    const entry = this.#entry()
    // While earlier work was under way, the server may have acknowledged all of it.
    return this.#inOrder(async () => {
      if (this.isPending) await this.#options.journal.write(entry)
    })
  }

  /** Without waiting for earlier work, which a page that is being closed may never hear the end of. */
  #writeJournalAtOnce(): void {
    this.#cancelJournal()
    this.#journalIsDue = false
    const written = this.#options.journal.write(this.#entry())
    // Heard in its turn; until then it is not unheard.
    written.catch(nothing)
    void this.#inOrder(() => written)
  }

  #forgetJournal(): void {
    this.#cancelJournal()
    this.#journalIsDue = false
    void this.#inOrder(async () => {
      if (!this.isPending) await this.#options.journal.remove(this.#options.issueId, this.#writer)
    })
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const before = this.#journalWork
    const now = async () => {
      await before
      try {
        await work()
        this.#update({ isKept: true })
      } catch {
        // The device refuses: private windows, a full disk. The author is told by the state.
        this.#update({ isKept: false })
      }
    }
    this.#journalWork = now()
    return this.#journalWork
  }

  #update(changes: Partial<SaveSnapshot>): void {
    const keys = Object.keys(changes) as (keyof SaveSnapshot)[]
    if (keys.every((key) => this.#snapshot[key] === changes[key])) return
    this.#snapshot = { ...this.#snapshot, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

type Answer =
  | { kind: 'accepted'; saved: SaveAccepted }
  | { kind: 'stale'; current: StandingDraft }
  | { kind: 'refused'; reason: string; isLoggedOut: boolean }
  /** The server needs the whole text. */
  | { kind: 'unfit' }
  /** No answer, or none that says what became of the text. `retryAfter` in milliseconds. */
  | { kind: 'unknown'; retryAfter: number }

async function readAnswer(response: Response): Promise<Answer> {
  const said = parsed(await response.text())
  const { status } = response
  if (status === 200 && typeof said.version === 'number' && typeof said.savedAt === 'string') {
    return { kind: 'accepted', saved: { version: said.version, savedAt: said.savedAt } }
  }
  if (status === 409 && isStanding(said.current)) return { kind: 'stale', current: said.current }
  if (status === 401) return { kind: 'refused', reason: loggedOut, isLoggedOut: true }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    const reason = typeof said.error === 'string' ? said.error : `The server did not take this text (answer ${status}).`
    return { kind: 'refused', reason, isLoggedOut: false }
  }
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  return { kind: 'unknown', retryAfter: seconds > 0 ? Math.min(timing.longestRetryAfter, seconds * 1000) : 0 }
}

/** A page that some box on the way put in the place of the answer is no JSON, and so says nothing. */
function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function isStanding(value: unknown): value is StandingDraft {
  if (typeof value !== 'object' || value === null) return false
  return 'version' in value && typeof value.version === 'number' && 'document' in value && 'title' in value
}

function isStuck(state: SaveState): boolean {
  return state.name === 'offline' || state.name === 'conflict' || state.name === 'refused'
}

function nothing(): void {}
