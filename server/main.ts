import { createSetupLink, hasOwner } from '@/lib/accounts/setup.ts'
import { migrateDatabase, openDatabase } from '@/lib/database.ts'
import { allowedAddressWarning, env } from '@/lib/env.ts'
import { startWorker } from '@/lib/jobs/worker.ts'
import { publicAddress } from '@/lib/publication/find.ts'
import { drainable } from './drain.ts'
import { Front } from './front.ts'
import { PublicChanges } from './front/public-changes.ts'
import { Health } from './health.ts'
import { listen } from './listen.ts'
import { developPages, startPages } from './pages.ts'
import { isServedSecurely } from './safe-answer.ts'
import { ensureSecret } from './secret.ts'
import { step } from './step.ts'
import { tellOfFailure } from './tell-of-failure.mjs'

/** However stuck something is, ending takes no longer, in milliseconds. What PostgreSQL acknowledged is safe all the same. */
const longestEnd = 60_000

/** Somebody asked to stop while it was still starting. */
class StoppedEarly extends Error {}

type Options = {
  /** Whether pages are built anew with each change, for who develops Masthead. */
  isDevelopment: boolean
  /** Runs when the database is there and before the first page is served; for the demo. */
  seed?: (() => Promise<void>) | undefined
}

/**
 * Runs everything that Masthead is, in this process: database (when none is given), migrations, worker, pages.
 * Answers once it is all up. SIGINT and SIGTERM let the requests under way finish, then end it all.
 * @throws CannotRun with one sentence that says what to do; by then nothing is left running.
 */
export async function serve({ isDevelopment, seed }: Options): Promise<void> {
  const settings = env()
  const isGiven = settings.databaseUrl !== undefined
  const warning = isDevelopment ? null : allowedAddressWarning(settings)
  if (warning !== null) console.error(`\nAttention: ${warning}\n`)
  const health = new Health()
  const { server, serve: servePages } = await listen(settings.port, health)
  const ending = [drainable(server)]

  const stop = once(async () => {
    health.drain()
    // What is just being started has to be there before it can be ended.
    await Promise.allSettled([starting])
    for (const end of ending) await end()
  })
  stopOnSignals(stop)
  stopOnFaults(stop)
  const starting = start()
  try {
    await starting
  } catch (error) {
    await stop()
    if (error instanceof StoppedEarly) return
    throw error
  }

  function next<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
    if (health.isDraining) throw new StoppedEarly()
    return step(name, run)
  }

  async function start(): Promise<void> {
    const { url, close } = await next(isGiven ? 'Database' : 'Database (PostgreSQL of our own)', openDatabase)
    ending.splice(1, 0, close)
    process.env.AUTH_SECRET = await ensureSecret(settings)
    health.up('database')

    const applied = await next('Migrations', () => migrateDatabase(url))
    if (applied.length > 0) console.log(`  applied ${applied.join(', ')}`)
    health.up('migrations')
    await seed?.()

    const watcher = { up: () => health.up('worker'), down: () => health.down('worker') }
    const worker = await next('Worker', () => startWorker(url, watcher))
    ending.splice(1, 0, () => worker.stop())
    health.up('worker')

    const pages = await next('Pages', () =>
      isDevelopment ? developPages(settings.port, settings.data, server) : startPages(settings.port, settings.data),
    )
    ending.splice(1, 0, () => pages.end())
    const front = new Front({ pages: pages.door, isSecure: isServedSecurely() })
    // Pages that are being developed change without the database telling.
    if (settings.isFrontOn && !isDevelopment) {
      const changes = new PublicChanges(url, () => front.forget())
      ending.splice(1, 0, () => changes.end())
      await changes.start()
      front.trust(changes)
    }
    servePages(
      (request, response) => front.handle(request, response),
      (request, response) => front.serveAtOnce(request, response),
    )
    // Who waits for `/healthz` finds the set-up link printed.
    if (!health.isDraining) console.log(await greeting(settings.port))
    health.up('pages')
  }
}

/** Where it all is, and, while nobody owns it, how to become the owner. */
async function greeting(port: number): Promise<string> {
  const where = `\nMasthead is at ${env().url ?? `http://localhost:${port}`}`
  if (await hasOwner()) return where
  const link = `${publicAddress(null)}/setup?token=${await createSetupLink()}`
  return `${where}\n\nSet it up with this link. It works once:\n\n  ${link}\n`
}

/**
 * The first signal lets requests finish; a later one ends at once. Ctrl-C under npm arrives twice, from the terminal and
 * from npm, so what follows within a second is the same wish.
 */
function stopOnSignals(stop: () => Promise<void>): void {
  let asked: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (asked !== undefined && now - asked > 1000) process.exit(1)
      if (asked !== undefined) return
      asked = now
      console.log('\nStopping. Requests under way are finished first.')
      setTimeout(() => process.exit(1), longestEnd).unref()
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

/**
 * A fault that nobody caught leaves the process in a state nobody knows: it ends, in order, for its keeper to start it
 * anew. A promise that failed unseen is not such a fault: Next begins things early that a page may turn out not to need, and
 * the worker strikes jobs off without waiting, also while the database goes away.
 */
function stopOnFaults(stop: () => Promise<void>): void {
  process.on('unhandledRejection', tellOfFailure)
  process.on('uncaughtException', (fault) => {
    console.error('Masthead ends because of a fault of its own:', fault)
    setTimeout(() => process.exit(1), longestEnd).unref()
    void stop().finally(() => process.exit(1))
  })
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= run())
}
