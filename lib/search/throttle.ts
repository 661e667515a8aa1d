import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { TooManyAttempts } from '@/lib/errors.ts'

/** How many questions may come from one address in a minute: more than a person asks, less than a program would. */
export const searchesPerMinute = 60

const limiter = new RateLimiterMemory({ points: searchesPerMinute, duration: 60 })

/** Counts a question. @param address the visitor's IP address. @throws TooManyAttempts with the seconds to wait. */
export async function countSearch(address: string): Promise<void> {
  try {
    await limiter.consume(address)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw new TooManyAttempts('These are very many searches at once. Wait a minute and try again.', seconds)
  }
}
