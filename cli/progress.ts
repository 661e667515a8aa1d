import { MultiBar } from 'cli-progress'

/** Shows on standard error how far a long work is. Standard output stays free for what the work has to say. */
export type Progress = {
  /** One more is done. */
  step(): void
  /** Prints something on any stream, without the bar getting in between. */
  print(write: () => void): void
  /** Takes the bar away. */
  stop(): void
}

type Options = {
  /** What is being done, as one word before the bar. */
  label: string
  total: number
  /** Whether nothing is shown at all, as where every line is for a program. */
  isQuiet?: boolean
  /** Milliseconds from any beginning. */
  clock?: () => number
}

/** Where no bar can be drawn, a line comes this often, in milliseconds. */
const betweenLines = 10_000

/** Begins to show progress: as a bar on a terminal, elsewhere as a plain line now and then. */
export function startProgress({ label, total, isQuiet = false, clock = () => performance.now() }: Options): Progress {
  if (isQuiet || total < 2) return { step: () => {}, print: (write) => write(), stop: () => {} }
  return process.stderr.isTTY ? drawBar(label, total) : writeLines(label, total, clock)
}

function drawBar(label: string, total: number): Progress {
  // Of the bars of this library, this kind leaves the cursor where it is, so that lines can be printed above it.
  const bars = new MultiBar({
    stream: process.stderr,
    format: `${label} {bar} {value} of {total}, {eta_formatted} left`,
    barsize: 30,
    clearOnComplete: true,
    forceRedraw: true,
    linewrap: true,
    gracefulExit: false,
  })
  const bar = bars.create(total, 0)
  let isThere = true
  return {
    step: () => bar.increment(),
    print(write) {
      process.stderr.write('\r\x1b[2K')
      write()
      bars.update()
    },
    stop() {
      if (isThere) bars.stop()
      isThere = false
    },
  }
}

function writeLines(label: string, total: number, clock: () => number): Progress {
  let done = 0
  let lastLine = clock()
  return {
    step() {
      done++
      const now = clock()
      if (now - lastLine < betweenLines || done === total) return
      lastLine = now
      console.error(`${label}: ${done} of ${total}`)
    },
    print: (write) => write(),
    stop: () => {},
  }
}
