import { Logger } from 'graphile-worker'
import { Pool } from 'pg'

/** Warnings and errors only: what a job does is its own to tell, and a failure that it has told of is not told again. */
const logger = new Logger(({ taskIdentifier }) => (level, message, meta) => {
  const error: unknown = meta?.error
  if (error instanceof Error && 'isTold' in error && error.isTold === true) return
  if (level === 'error' || level === 'warning')
    console.error(taskIdentifier ? `Job ${taskIdentifier}: ${message}` : message)
})

/**
 * How graphile-worker gets to a database. It brings a driver of its own, which reads some addresses otherwise than ours
 * unless told to read them as PostgreSQL's own programs do: `sslmode=require` means TLS, whoever signed the certificate.
 */
export function workerConnection(databaseUrl: string): { connectionString: string; logger: Logger } {
  return { connectionString: workerAddress(databaseUrl), logger }
}

/**
 * Connections for a worker, to be ended by who asked for them. They hear of their own failures for as long as they live:
 * the worker's own stop listening when it ends, and one that fails just then would end the process.
 */
export function workerPool(databaseUrl: string): { pgPool: Pool; logger: Logger } {
  const pgPool = new Pool({ connectionString: workerAddress(databaseUrl) })
  const tell = (error: Error) => console.error(`The worker lost a connection to the database: ${error.message}`)
  pgPool.on('error', tell)
  pgPool.on('connect', (client) => client.on('error', () => {}))
  return { pgPool, logger }
}

function workerAddress(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  if (!url.searchParams.has('application_name')) url.searchParams.set('application_name', 'masthead jobs')
  return url.href
}
