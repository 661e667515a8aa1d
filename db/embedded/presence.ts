import postgres, { type Sql } from 'postgres'
import { superuser, type Cluster } from './cluster.ts'
import { codeOf } from './process.mjs'

/**
 * Each process that uses PostgreSQL holds one connection by this name, whatever else it has open. By them the last one
 * out knows that it is the last, and by its end a process learns that PostgreSQL died.
 */
const presenceName = 'masthead presence'

export type Presence = {
  sql: Sql
  port: number
  /** Settled when the connection has ended, on whose wish ever. */
  lost: Promise<void>
}

/**
 * Knocks at a port.
 * @returns the open connection; or `nobody` listens, `stranger`: somebody listens who is not this cluster's PostgreSQL,
 * `not yet`: it is starting, repairing or ending.
 */
export async function openPresence(
  cluster: Cluster,
  port: number,
): Promise<Presence | 'nobody' | 'stranger' | 'not yet'> {
  let hasEnded = () => {}
  const lost = new Promise<void>((resolve) => {
    hasEnded = resolve
  })
  const sql = postgres(addressOf(cluster, port, 'postgres'), {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    fetch_types: false,
    onclose: hasEnded,
    connection: { application_name: presenceName },
  })
  try {
    const [row] = await sql<{ mark: string | null }[]>`select current_setting('masthead.folder', true) as mark`
    if (cluster.mark.endsWith(`=${row?.mark}`)) return { sql, port, lost }
    await sql.end({ timeout: 1 })
    return 'stranger'
  } catch (error) {
    await sql.end({ timeout: 0 })
    return meaningOf(codeOf(error))
  }
}

/** How many other processes use this PostgreSQL. */
export async function countOthers({ sql }: Presence): Promise<number> {
  const [row] = await sql<{ others: number }[]>`
    select count(*)::int as others from pg_stat_activity
    where application_name = ${presenceName} and pid <> pg_backend_pid()`
  return row?.others ?? 0
}

/** The address of a database of this cluster. The password is in it. */
export function addressOf(cluster: Cluster, port: number, database: string): string {
  // It says that there is no TLS because settings of the machine, such as PGSSLMODE, would count otherwise.
  return `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}?sslmode=disable`
}

function meaningOf(code: string | undefined): 'nobody' | 'stranger' | 'not yet' {
  if (code === 'ECONNREFUSED') return 'nobody'
  // Wrong password, unknown user, no such database, or no PostgreSQL at all.
  if (code === '28P01' || code === '28000' || code === '3D000' || code === 'CONNECT_TIMEOUT') return 'stranger'
  return 'not yet'
}
