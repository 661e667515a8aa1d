import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import type { tasks } from './tasks.ts'

export type TaskName = keyof typeof tasks

/** When a job runs, and which earlier one it takes the place of. */
export type JobOptions = {
  /** Not before this instant; at once when missing. */
  runAt?: Date
  /** A job that waits under the same key is replaced, so that there is never more than one. */
  jobKey?: string
  /** How often it is tried at most, with pauses that grow from seconds to hours; 25 times when missing. */
  maxAttempts?: number
  /** What can wait has a greater number; 0 when missing. */
  priority?: number
}

/**
 * Adds a job in the transaction of what it is about: it is there when, and only when, that is.
 * @param payload what the task is called with, as JSON.
 */
export async function addJob(
  transaction: Transaction,
  name: TaskName,
  payload: Record<string, unknown>,
  { runAt, jobKey, maxAttempts, priority }: JobOptions = {},
): Promise<void> {
  await transaction.execute(sql`
    select graphile_worker.add_job(
      ${name},
      payload => ${JSON.stringify(payload)}::json,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz,
      job_key => ${jobKey ?? null}::text,
      max_attempts => ${maxAttempts ?? null}::int,
      priority => ${priority ?? null}::int
    )`)
}
