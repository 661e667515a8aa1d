import type { Editor } from '@/lib/accounts/sessions.ts'
import { safeAddress } from '@/lib/document/links.ts'
import { MastheadError } from '@/lib/errors.ts'
import { storePicture } from '@/lib/media/store.ts'
import { findChosenAddress } from '@/lib/publication/find.ts'
import { describeAddress, describePage } from './describe-page.ts'
import { bareHost } from './destination.ts'
import { fetchOutside, type Fetched, type Reach } from './fetch-outside.ts'
import type { CardAnswer } from './input.ts'
import { pageToRead } from './known-sites.ts'
import { mostPageBytes, mostPictureBytes } from './limits.ts'
import { acceptPages, isPage, readPage } from './read-page.ts'
import { CannotFetch, refuseStatus } from './refusal.ts'

/** A card whose picture was not looked at; `pictures` says where it may be, the best first. */
export type ReadCard = CardAnswer & { pictures: string[] }

/**
 * Finds what a card of a linked page says, and stores its picture with us. When the page can't be had, the answer is what
 * its address tells, with the reason; when no picture is to be had, the card has none.
 * @param editor who asks, and to whom the picture belongs.
 * @param address as it was typed; `https://` may be missing.
 * @throws CannotFetch when this is no http(s) address.
 */
export async function fetchCard(editor: Editor | null, address: string, reach: Reach = {}): Promise<CardAnswer> {
  const asking = { ...reach, publication: reach.publication ?? (await findChosenAddress()) }
  const { card, refused, pictures } = await readCard(address, asking)
  return { card: { ...card, image: await firstStored(editor, pictures, asking) }, refused }
}

/** The same without the picture and without the database. @throws CannotFetch as `fetchCard`. */
export async function readCard(address: string, reach: Reach = {}): Promise<ReadCard> {
  const href = linkedAddress(address)
  try {
    const fetched = await fetchPage(pageToRead(new URL(href)).href, reach)
    const { card, pictures } = describePage(readPage(fetched.body, fetched.headers), href, fetched.url.href)
    if (card.title === null && card.description === null) {
      return { card, pictures, refused: 'This page does not say what it is: it has neither a title nor a description.' }
    }
    return { card, pictures, refused: null }
  } catch (error) {
    if (!(error instanceof MastheadError)) throw error
    return { card: describeAddress(href), pictures: [], refused: error.message }
  }
}

/** An address as a card keeps it: as it was typed, and whole. */
function linkedAddress(typed: string): string {
  const trimmed = typed.trim()
  const whole = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/\//, '')}`
  const href = safeAddress(whole)
  if (href === null || !/^https?:/i.test(href)) {
    throw new CannotFetch('address', 'This is not the address of a page. It should look like https://example.org/page.')
  }
  return href
}

async function fetchPage(address: string, reach: Reach): Promise<Fetched> {
  return fetchOutside(
    address,
    {
      accept: acceptPages,
      read({ url, status, headers }) {
        if (status >= 400) throw refuseStatus(bareHost(url), status)
        if (!isPage(headers)) {
          throw new CannotFetch(
            'type',
            `At this address is no page of a site, but something else (${typeOf(headers)}).`,
          )
        }
        return { most: mostPageBytes, whenLonger: 'refuse' }
      },
    },
    reach,
  )
}

function typeOf({ 'content-type': type = '' }: Fetched['headers']): string {
  return /^[\w.+-]+\/[\w.+-]+/.exec(type.trim())?.[0].slice(0, 80).toLowerCase() ?? 'of unknown kind'
}

/** A card is worth waiting for, its picture less so, in milliseconds. */
const longestForPicture = 6_000

/** Stores the first picture that can be had. */
async function firstStored(editor: Editor | null, pictures: readonly string[], reach: Reach): Promise<string | null> {
  for (const picture of pictures) {
    try {
      const { body } = await fetchPicture(picture, reach)
      return (await storePicture(editor, body)).address
    } catch (error) {
      if (!(error instanceof MastheadError)) throw error
    }
  }
  return null
}

async function fetchPicture(address: string, reach: Reach): Promise<Fetched> {
  return fetchOutside(
    address,
    {
      accept: 'image/avif, image/webp, image/*;q=0.8',
      read({ url, status }) {
        if (status >= 400) throw refuseStatus(bareHost(url), status)
        return { most: mostPictureBytes, whenLonger: 'refuse' }
      },
    },
    { ...reach, limits: { whole: longestForPicture, ...reach.limits } },
  )
}
