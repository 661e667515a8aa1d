type Waiting = { cost: number; start: () => void }

/** Lets only so much work be under way at once that its cost stays within a limit; the rest waits for its turn. */
export class Budget {
  readonly #most: number
  readonly #waiting: Waiting[] = []
  #spent = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Runs work when there is room for it. What costs more than the limit runs alone. @throws what the work throws */
  async spend<T>(cost: number, work: () => Promise<T>): Promise<T> {
    const taken = Math.min(cost, this.#most)
    await new Promise<void>((start) => {
      this.#waiting.push({ cost: taken, start })
      this.#startNext()
    })
    try {
      return await work()
    } finally {
      this.#spent -= taken
      this.#startNext()
    }
  }

  /** In the order of asking, so that a large one is not passed over for ever. */
  #startNext(): void {
    for (let [next] = this.#waiting; next && this.#spent + next.cost <= this.#most; [next] = this.#waiting) {
      this.#waiting.shift()
      this.#spent += next.cost
      next.start()
    }
  }
}
