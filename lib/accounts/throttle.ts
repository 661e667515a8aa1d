import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from '@/db/client.ts'
import { loginFailures } from '@/db/schema/index.ts'
import { TooManyAttempts } from '@/lib/errors.ts'

/** How many tries in a row an account, and an address, may make within a quarter of an hour. */
export const allowed = { account: 10, address: 40 }
const quarterOfAnHour = 15 * 60

function limiter(keyPrefix: 'account' | 'address'): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: database(),
    schema: loginFailures,
    keyPrefix,
    points: allowed[keyPrefix],
    duration: quarterOfAnHour,
    clearExpiredByTimeout: false,
  })
}

/**
 * Counts a try to log in before it is looked at, so that tries at the same instant are counted too.
 * @param address the client's IP address, or null when there is none (the command line).
 * @throws TooManyAttempts with the seconds to wait.
 */
export async function countAttempt(email: string, address: string | null): Promise<void> {
  await count('account', accountKey(email))
  if (address !== null) await count('address', address)
}

/** Forgets the tries on an account after a right password. The address keeps its count: it may be guessing at others. */
export async function forgetAttempts(email: string): Promise<void> {
  await limiter('account').delete(accountKey(email))
}

async function count(kind: 'account' | 'address', key: string): Promise<void> {
  try {
    await limiter(kind).consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    const minutes = Math.ceil(seconds / 60)
    throw new TooManyAttempts(
      `Too many tries to log in. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
      seconds,
    )
  }
}

/** E-mails are not kept in the clear for people who may not exist. */
function accountKey(email: string): string {
  return createHash('sha256').update(email).digest('hex')
}
