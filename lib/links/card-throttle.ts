import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { TooManyAttempts } from '@/lib/errors.ts'

/** How many pages an editor may have looked at in a minute. */
export const cardsPerMinute = 60

const limiter = new RateLimiterMemory({ points: cardsPerMinute, duration: 60 })

/** Counts that an editor wants a page looked at. @throws TooManyAttempts with the seconds to wait. */
export async function countCard({ id }: Editor): Promise<void> {
  try {
    await limiter.consume(id)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new TooManyAttempts(
      'These are very many links at once. Wait a minute and try again, or fill the card in yourself.',
      Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
    )
  }
}
