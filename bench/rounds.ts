/** One that is measured: `run` does its work once and gives its speed, the higher the better. */
export type Contender = { name: string; run(): Promise<number> }

/**
 * Lets the contenders run in turn, round after round, so that whatever else the machine does meets all of them alike.
 * @returns the median speed of each, in the order given. A first round warms up and is not counted.
 */
export async function inRounds(contenders: Contender[], rounds = 5): Promise<{ name: string; speed: number }[]> {
  const speeds = contenders.map((): number[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [at, contender] of contenders.entries()) {
      const speed = await contender.run()
      if (round > 0) speeds[at]?.push(speed)
    }
  }
  return contenders.map(({ name }, at) => ({ name, speed: median(speeds[at] ?? []) }))
}

/** The middle one of some values; NaN of none. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
