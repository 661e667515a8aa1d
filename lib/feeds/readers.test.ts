import { parseFeed as parseByRowan } from '@rowanmanning/feed-parser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseFeed as parseByHtmlparser } from 'htmlparser2'
import RssParser from 'rss-parser'
import { expect, it } from 'vitest'
import { archived, subscribed } from './fixtures/feed.ts'
import { feedFormats, type FeedFormat } from './paths.ts'
import { writeFeed } from './write.ts'

/** What feed readers keep of an entry; what one does not give is left out. */
type Kept = { id?: unknown; title?: unknown; address?: unknown; html?: unknown; date?: string }

const instant = (date: string | Date | null | undefined) => (date ? new Date(date).toISOString() : undefined)

type Reader = Partial<Record<FeedFormat, (text: string) => Kept[] | Promise<Kept[]>>>

async function byRssParser(text: string): Promise<Kept[]> {
  const { items } = await new RssParser().parseString(text)
  return items.map((item) => ({
    id: item.guid ?? (item as { id?: string }).id,
    title: item.title,
    address: item.link,
    html: (item as { 'content:encoded'?: string })['content:encoded'] ?? item.content,
    date: instant(item.isoDate),
  }))
}

function byRowan(text: string): Kept[] {
  return parseByRowan(text).items.map(({ id, title, url, content, published }) => ({
    id,
    title,
    address: url,
    html: content,
    date: instant(published),
  }))
}

function byHtmlparser(text: string): Kept[] {
  // Of RSS it gives no content, of Atom the summary in its place; its date is that of the last change.
  return (parseByHtmlparser(text)?.items ?? []).map(({ id, title, link }) => ({ id, title, address: link }))
}

const readers: Record<string, Reader> = {
  'rss-parser': { rss: byRssParser, atom: byRssParser },
  '@rowanmanning/feed-parser': { rss: byRowan, atom: byRowan },
  htmlparser2: { rss: byHtmlparser, atom: byHtmlparser },
  feedsmith: {
    rss: (text) =>
      (parseRssFeed(text).items ?? []).map(({ guid, title, link, content, pubDate }) => ({
        id: guid?.value,
        title,
        address: link,
        html: content?.encoded,
        date: instant(pubDate),
      })),
    atom: (text) =>
      (parseAtomFeed(text).entries ?? []).map(({ id, title, links, content, published }) => ({
        id,
        title: title?.value,
        address: links?.find(({ rel }) => rel === 'alternate')?.href,
        html: content?.value,
        date: instant(published),
      })),
    json: (text) =>
      (parseJsonFeed(text).items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        address: item.external_url ?? item.url,
        html: item.content_html,
        date: instant(item.date_published),
      })),
  },
}

const pairs = Object.entries(readers).flatMap(([name, reader]) =>
  feedFormats.flatMap((format) => {
    const read = reader[format]
    return read ? [{ name, format, read }] : []
  }),
)

it.each(pairs)('$name reads in $format what was written', async ({ format, read }) => {
  for (const feed of [subscribed, archived]) {
    const kept = await read(writeFeed(feed, format))
    const written = feed.entries.map(({ id, title, address, html, publishedAt }) => ({
      id: `urn:uuid:${id}`,
      title,
      address,
      html,
      date: new Date(Math.floor(publishedAt.getTime() / 1000) * 1000).toISOString(),
    }))
    expect(kept).toHaveLength(written.length)
    expect(written).toMatchObject(kept)
  }
})
