import { clientAddress } from '@/app/client-address.ts'
import { SearchPage, type Answer } from '@/components/reader/search-page.tsx'
import type { Site } from '@/components/reader/site.ts'
import { TooManyAttempts } from '@/lib/errors.ts'
import { foundPerPage } from '@/lib/search/input.ts'
import { parseQuery } from '@/lib/search/parse-query.ts'
import { searchPublished } from '@/lib/search/search.ts'
import { countSearch } from '@/lib/search/throttle.ts'
import { SearchBusy } from '@/lib/search/turns.ts'
import { answerPage } from '../answer-page.ts'
import { readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** What readers look for is their own affair: no cache keeps it, and no search engine lists it. */
const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }

export const GET = readerRoute(async (request, site) => {
  const asked = new URL(request.url).searchParams
  const query = asked.get('q')?.trim() ?? ''
  try {
    const answer = await answerTo(query, pageIn(asked.get('page')), clientAddress(request.headers))
    return await page(request, site, query, answer)
  } catch (error) {
    if (error instanceof TooManyAttempts) return page(request, site, query, { kind: 'busy' }, 429, error.retryAfter)
    if (error instanceof SearchBusy) return page(request, site, query, { kind: 'busy' }, 503, 10)
    throw error
  }
})

async function answerTo(query: string, wanted: number, address: string | null): Promise<Answer> {
  const parsed = parseQuery(query)
  if (parsed.kind !== 'terms') return parsed
  if (address !== null) await countSearch(address)
  const result = await searchPublished(parsed.terms, wanted)
  return { kind: 'found', result, page: wanted, pages: Math.ceil(result.reachable / foundPerPage) }
}

/** @param retryAfter in seconds, for who came too often. */
function page(request: Request, site: Site, query: string, answer: Answer, status = 200, retryAfter?: number) {
  return answerPage(request, <SearchPage site={site} query={query} answer={answer} />, {
    status,
    headers: { ...headers, ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) },
  })
}

function pageIn(asked: string | null): number {
  return asked !== null && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1
}
