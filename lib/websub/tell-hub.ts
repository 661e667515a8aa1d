import { z } from 'zod'
import { MastheadError } from '@/lib/errors.ts'
import { ToldFailure } from '@/lib/jobs/told-failure.ts'
import { fetchOutside, type Reach } from '@/lib/links/fetch-outside.ts'
import { findPublication } from '@/lib/publication/find.ts'

/** How often a hub is told of a change before it is left at that: over some four hours. */
export const mostTries = 10

/** The feed that a hub is told of, by its path. */
export const topicInput = z.object({ path: z.string().startsWith('/') })

// A hub that is down would otherwise be told of with every feed and every try.
let toldOf: string | null = null

/**
 * Tells the publication's hub that a feed has changed (WebSub, section 6: in the way that hubs have agreed on, a form with
 * `hub.mode=publish`). Does nothing when no hub is set any more.
 * @param path of the feed.
 * @throws ToldFailure when the hub did not take it.
 */
export async function tellHub(path: string, reach: Reach = {}): Promise<void> {
  const publication = await findPublication()
  if (!publication?.hub) return
  const { hub, address } = publication
  const topic = `${address}${path}`
  const refusal = await post(hub, topic, { publication: address, ...reach })
  if (refusal === null) {
    toldOf = null
    return
  }
  // The address of a hub may hold a key: only where it is goes into the log.
  const { host } = new URL(hub)
  if (toldOf !== host)
    console.error(`The hub at ${host} was not told of news in the feeds: ${refusal} It is tried again.`)
  toldOf = host
  throw new ToldFailure(refusal)
}

/** @returns why the hub did not take it, as a sentence; null when it did. */
async function post(hub: string, topic: string, reach: Reach): Promise<string | null> {
  const form = { 'hub.mode': 'publish', 'hub.url': topic, 'hub.topic': topic }
  try {
    const { status } = await fetchOutside(hub, { method: 'POST', form, accept: '*/*', read: () => null }, reach)
    return status >= 200 && status < 300 ? null : `It answered with status ${status}.`
  } catch (error) {
    if (error instanceof MastheadError) return error.message
    throw error
  }
}
