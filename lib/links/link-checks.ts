import { inArray, sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { linkChecks } from '@/db/schema/index.ts'
import type { LinkCheck } from './input.ts'

/** How long it holds what came of asking, in minutes. */
const fresh: Record<LinkCheck['outcome'], number> = { there: 24 * 60, gone: 60, unsure: 10 }

/** What is kept under: an address without the part that only browsers look at. Null for what is no page elsewhere. */
export function checkedAs(address: string): string | null {
  return /^\s*https?:/i.test(address) ? (address.trim().split('#', 1)[0] ?? null) : null
}

/**
 * What came of asking whether linked pages are there, as far as that was not long ago.
 * @param addresses as documents have them; what is no http(s) address is passed over.
 * @returns by the addresses as they were given; those that were not asked, or too long ago, are missing.
 */
export async function findLinkChecks(addresses: Iterable<string>): Promise<Map<string, LinkCheck>> {
  const given = [...new Set(addresses)]
  const wanted = [...new Set(given.flatMap((address) => checkedAs(address) ?? []))]
  if (wanted.length === 0) return new Map()
  const rows = await database().select().from(linkChecks).where(inArray(linkChecks.address, wanted))
  const now = Date.now()
  const found = new Map(
    rows
      .filter(({ outcome, checkedAt }) => now - checkedAt.getTime() < fresh[outcome] * 60_000)
      .map((row) => [row.address, row]),
  )
  return new Map(
    given.flatMap((address): [string, LinkCheck][] => {
      const check = found.get(checkedAs(address) ?? '')
      return check ? [[address, { ...check, address }]] : []
    }),
  )
}

/** Keeps what came of asking, in place of what came of it before. */
export async function keepLinkCheck(check: LinkCheck): Promise<void> {
  const { address, ...rest } = check
  const key = checkedAs(address)
  if (key === null) return
  await database()
    .insert(linkChecks)
    .values({ address: key, ...rest })
    .onConflictDoUpdate({
      target: linkChecks.address,
      set: rest,
      setWhere: sql`excluded.checked_at >= ${linkChecks.checkedAt}`,
    })
}
