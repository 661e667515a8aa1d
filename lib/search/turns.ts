/** There are too many questions at once, or one of them took too long. Asking again in a moment may do. */
export class SearchBusy extends Error {}

// A process has ten connections to the database: most of them are for readers of pages.
const atOnce = 3
const mostWaiting = 30

let running = 0
const waiting: (() => void)[] = []

/**
 * Lets only a few questions be answered at once, the others in the order in which they came.
 * @throws SearchBusy when too many wait already; what the work throws.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw new SearchBusy('Too many searches are waiting.')
    await new Promise<void>((start) => waiting.push(start))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    // The turn goes on to the next as it is, or ends.
    if (next) next()
    else running -= 1
  }
}
