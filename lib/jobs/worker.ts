import { setTimeout as sleep } from 'node:timers/promises'
import { run, type Runner } from 'graphile-worker'
import { workerPool } from '@/db/worker-connection.ts'
import type { TaskName } from './add-job.ts'
import { tasks } from './tasks.ts'
import { timetable } from './timetable.ts'

export type RunningWorker = {
  /** Waits for the jobs under way, then ends. */
  stop(): Promise<void>
}

/** Told when the worker ends although nobody stopped it, and when it runs again. */
export type WorkerWatcher = { down(): void; up(): void }

const longestPause = 10_000

/**
 * Starts to do what the timetable and the queue say, also beside other workers on the same database. A worker that ends
 * because the database went away is started again until it stays.
 * @throws Error when it can't be started at first.
 */
export async function startWorker(url: string, watcher?: WorkerWatcher): Promise<RunningWorker> {
  const stopping = new AbortController()
  let runner = await runOn(url)
  const watched = watch()

  async function watch(): Promise<void> {
    for (;;) {
      const error = await endOf(runner)
      if (stopping.signal.aborted) return
      watcher?.down()
      console.error('The worker ended and is started again.', error instanceof Error ? error.message : '')
      const next = await startAgain()
      if (!next) return
      runner = next
      watcher?.up()
    }
  }

  async function startAgain(): Promise<Runner | undefined> {
    for (let pause = 500; !stopping.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        return await runOn(url)
      } catch (error) {
        console.error('The worker could not be started:', error instanceof Error ? error.message : error)
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
    return undefined
  }

  return {
    async stop() {
      stopping.abort()
      await stopRunner(runner)
      await watched
      // One that was being started again at that moment.
      await stopRunner(runner)
    },
  }
}

/** Starts to work, first on what came due while nothing did: the timetable would only look at the next full minute. */
async function runOn(url: string): Promise<Runner> {
  const connections = workerPool(url)
  const endConnections = () => connections.pgPool.end()
  const runner = await run({
    ...connections,
    taskList: tasks,
    crontab: timetable,
    concurrency: 2,
    // What is due now is told by the database at once; asking is for what was put off to a later time.
    pollInterval: 5_000,
    noHandleSignals: true,
    // A job that can be called off is called off at once; the others are waited for.
    gracefulShutdownAbortTimeout: 0,
  }).catch(async (error: unknown) => {
    await endConnections()
    throw error
  })
  const ended = runner.promise.catch(() => {}).then(endConnections)
  ends.set(runner, ended)
  try {
    await runner.addJob('publish_due_issues' satisfies TaskName, {}, { jobKey: 'publish what came due' })
    await runner.addJob('continue_rerender' satisfies TaskName, {}, { jobKey: 'continue what was left' })
    return runner
  } catch (error) {
    // Whoever starts it again must not find two.
    await stopRunner(runner)
    throw error
  }
}

/** Waits until it ends. @returns the reason, if it has one. */
async function endOf(runner: Runner): Promise<unknown> {
  try {
    await runner.promise
    return undefined
  } catch (error) {
    return error
  }
}

const stopped = new WeakSet<Runner>()
/** When the connections of a runner are ended, which is after itself. */
const ends = new WeakMap<Runner, Promise<void>>()

/** A runner may be stopped once, and refuses when it has ended already; either way it no longer runs afterwards. */
async function stopRunner(runner: Runner): Promise<void> {
  if (stopped.has(runner)) return
  stopped.add(runner)
  try {
    await runner.stop()
  } catch (error) {
    if (!(error instanceof Error && error.message === 'Runner is already stopped')) throw error
  }
  await ends.get(runner)
}
