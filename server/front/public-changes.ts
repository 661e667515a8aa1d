import { randomUUID } from 'node:crypto'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** What the database's triggers tell of: each change to what readers' answers are made of. */
const channel = 'masthead_public_change'

/** How long a proof that nothing has changed is believed, in milliseconds. */
const believed = 400
/** How long the database may take to give one, in milliseconds. */
const proofPatience = 300
/** How long a notification may take to come through, in milliseconds. */
const notificationPatience = 1000
/** How long an attempt to listen may take, and how much of it a start waits for, in milliseconds. */
const listenPatience = 10_000
const startPatience = 2000
/** Pauses between attempts to listen anew, in milliseconds. */
const firstPause = 100
const longestPause = 5000

type Line = { sql: postgres.Sql; process: number }

/**
 * Hears of every change to what readers see, from whichever program it comes, by a connection of its own.
 *
 * A connection can be dead without anybody noticing. So what was heard, or not, counts only for a short time after a proof:
 * the listening connection itself answers a question, and PostgreSQL sends the notifications of everything committed before
 * the question in front of the answer. It is asked only when somebody wants to know.
 */
export class PublicChanges {
  readonly #url: string
  readonly #heard: () => void
  #line: Line | undefined
  #opening: postgres.Sql | undefined
  #isEnded = false
  /** When the last proof was asked for, by `performance.now()`. */
  #provenAt = -Infinity
  #underWay: Promise<boolean> | undefined
  #queued: Promise<boolean> | undefined
  /** How many things are under way that may change something, and how many have been. */
  #changing = 0
  #changed = 0
  readonly #ending = new AbortController()

  /** @param heard is called with each change, and whenever one may have been missed. */
  constructor(url: string, heard: () => void) {
    this.#url = url
    this.#heard = heard
  }

  /** Whether changes are heard at present, as far as is known. */
  get isListening(): boolean {
    return this.#line !== undefined
  }

  /** Begins to listen, and goes on trying for as long as it takes. Answers when it does, or after a moment. */
  async start(): Promise<void> {
    const listening = this.#listenAnew(0)
    await Promise.race([listening, sleep(startPatience, undefined, { ref: false })])
  }

  /** Whether everything is certainly known that was committed until a moment ago, and all that this server was asked to do. */
  get isProven(): boolean {
    return this.#changing === 0 && this.#age < believed && this.isListening
  }

  /** Asks for the next proof in good time. Called by all who rely on one, so that while many come nobody waits for it. */
  keepProven(): void {
    if (this.#age > believed / 2 && !this.#underWay) void this.#ask()
  }

  /** Milliseconds since the last proof was asked for. */
  get #age(): number {
    return performance.now() - this.#provenAt
  }

  /**
   * Makes it certain that everything is known that was committed before this call.
   * @returns false when that can't be had: nothing is to be relied on then.
   */
  async prove(): Promise<boolean> {
    // A proof that was asked for before this call may have missed what was committed since.
    if (!this.#underWay) return this.#ask()
    this.#queued ??= this.#underWay.then(() => {
      this.#queued = undefined
      return this.#ask()
    })
    return this.#queued
  }

  /** Something that may change what readers see begins here. Until the returned function is called nothing counts as proven. */
  expect(): () => void {
    this.#changing++
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#changing--
      this.#changed++
      this.#provenAt = -Infinity
    }
  }

  async end(): Promise<void> {
    this.#isEnded = true
    this.#ending.abort()
    const line = this.#line
    this.#line = undefined
    await Promise.all([line?.sql.end({ timeout: 1 }), this.#opening?.end({ timeout: 0 })])
  }

  #ask(): Promise<boolean> {
    const line = this.#line
    if (!line) return Promise.resolve(false)
    const askedAt = performance.now()
    const changed = this.#changed
    const asking = answersStill(line).then((isAlive) => {
      if (this.#underWay === asking) this.#underWay = undefined
      if (isAlive && this.#line === line) {
        if (changed === this.#changed) this.#provenAt = Math.max(this.#provenAt, askedAt)
        return true
      }
      this.#lost(line.sql)
      return false
    })
    this.#underWay = asking
    return asking
  }

  /** @returns whether it is heard from now on what changes. */
  async #listen(): Promise<boolean> {
    const options = {
      max: 1,
      idle_timeout: undefined,
      max_lifetime: null,
      connect_timeout: 5,
      fetch_types: false,
      onnotice: () => {},
      connection: { application_name: 'masthead front' },
      onclose: () => this.#lost(sql),
      // The driver's own hook below its `listen`, which would connect anew unseen.
      onnotify: (_: string, said: string) => (said === '' ? this.#heard() : trial.tell(said)),
    }
    const trial = notificationTrial(this.#url)
    const sql = postgres(this.#url, options)
    this.#opening = sql
    const tooLate = setTimeout(() => void sql.end({ timeout: 0 }), listenPatience).unref()
    try {
      const [row] = await sql<{ process: number }[]>`select pg_backend_pid() as process`
      await sql`listen ${sql(channel)}`
      const line = { sql, process: row?.process ?? -1 }
      if (!(await trial.succeeds())) throw new Error('Notifications do not come through.')
      // Whatever came between is the same connection's doing, or it is not counted as listening.
      if (this.#isEnded || !(await answersStill(line))) throw new Error('The connection was lost again at once.')
      this.#line = line
      this.#heard()
      return true
    } catch {
      // Why the database is away, others say: /healthz, and whoever wants something of it.
      void sql.end({ timeout: 0 })
      return false
    } finally {
      clearTimeout(tooLate)
      if (this.#opening === sql) this.#opening = undefined
    }
  }

  async #listenAnew(begin = firstPause): Promise<void> {
    for (let pause = begin; !this.#isEnded; pause = Math.min(Math.max(pause * 2, firstPause), longestPause)) {
      try {
        await sleep(pause, undefined, { ref: false, signal: this.#ending.signal })
      } catch {
        return
      }
      if (await this.#listen()) return
    }
  }

  #lost(sql: postgres.Sql): void {
    if (this.#line?.sql !== sql) return
    this.#line = undefined
    this.#provenAt = -Infinity
    this.#underWay = undefined
    this.#heard()
    void sql.end({ timeout: 0 })
    if (!this.#isEnded) void this.#listenAnew()
  }
}

/**
 * Finds out whether notifications come through from elsewhere. A pooler that lends connections out for a transaction takes
 * LISTEN, answers every question, and loses what it should bring. Other servers hear the trial, and it is nothing to them.
 */
function notificationTrial(url: string): { tell(said: string): void; succeeds(): Promise<boolean> } {
  const word = randomUUID()
  let come = () => {}
  const hasCome = new Promise<true>((resolve) => (come = () => resolve(true)))
  return {
    tell: (said) => said === word && come(),
    async succeeds() {
      const elsewhere = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} })
      try {
        await elsewhere`select pg_notify(${channel}, ${word})`
        return await Promise.race([hasCome, sleep(notificationPatience, false, { ref: false })])
      } finally {
        void elsewhere.end({ timeout: 1 })
      }
    },
  }
}

/** Whether the very connection that listens answers, in good time. The driver connects anew unseen, hence the process. */
async function answersStill({ sql, process }: Line): Promise<boolean> {
  const tooLate = new AbortController()
  try {
    const answer = sql<{ process: number }[]>`select pg_backend_pid() as process`.then(
      ([row]) => row?.process === process,
      () => false,
    )
    const silence = sleep(proofPatience, false, { ref: false, signal: tooLate.signal }).then(async () => {
      // This process may have been too busy to read the answer that is there.
      await setImmediate()
      await setImmediate()
      return false
    })
    silence.catch(() => {})
    return await Promise.race([answer, silence])
  } finally {
    tooLate.abort()
  }
}
