import { Logger } from 'graphile-worker'

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
  const url = new URL(databaseUrl)
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  if (!url.searchParams.has('application_name')) url.searchParams.set('application_name', 'masthead jobs')
  return { connectionString: url.href, logger }
}
