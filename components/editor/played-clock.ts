import type { Clock } from './autosave.ts'

/** Time that only passes when told to. For tests. */
export class PlayedClock implements Clock {
  #now = Date.parse('2026-11-24T14:00:00.000Z')
  #timers = new Set<{ at: number; run: () => void }>()

  now() {
    return this.#now
  }

  after(duration: number, run: () => void) {
    const timer = { at: this.#now + duration, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  pass(duration: number) {
    const end = this.#now + duration
    for (;;) {
      const [next] = [...this.#timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)
      if (!next) break
      this.#timers.delete(next)
      this.#now = next.at
      next.run()
    }
    this.#now = end
  }
}
