type Waiting = { host: string; start: () => void }

/** Lets work on many hosts begin politely: so much at once in all, one at a time for each host, with a pause after it. */
export class Turns {
  readonly #atOnce: number
  readonly #pause: number
  readonly #waiting: Waiting[] = []
  readonly #busy = new Set<string>()
  #running = 0

  /** @param pause in milliseconds, before the same host has its next turn. */
  constructor({ atOnce, pause }: { atOnce: number; pause: number }) {
    this.#atOnce = atOnce
    this.#pause = pause
  }

  /** Runs work when it is its turn. @throws what the work throws; what the signal was aborted with, before it began. */
  async take<T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    await this.#turn(host, signal)
    try {
      return await work()
    } finally {
      this.#running -= 1
      setTimeout(() => {
        this.#busy.delete(host)
        this.#startNext()
      }, this.#pause)
      this.#startNext()
    }
  }

  #turn(host: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        reject(signal?.reason)
      }
      const waiting: Waiting = {
        host,
        start: () => {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting.push(waiting)
      this.#startNext()
    })
  }

  #startNext(): void {
    while (this.#running < this.#atOnce) {
      const next = this.#waiting.findIndex(({ host }) => !this.#busy.has(host))
      const [waiting] = next === -1 ? [] : this.#waiting.splice(next, 1)
      if (!waiting) return
      this.#running += 1
      this.#busy.add(waiting.host)
      waiting.start()
    }
  }
}
