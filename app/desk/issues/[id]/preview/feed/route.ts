import { feedItemPage } from '@/lib/feeds/item-page.ts'
import { framedRoute, withPicturesFromHere } from '../framed-route.ts'
import { schemeIn } from '../scheme.ts'

export const dynamic = 'force-dynamic'

/** The draft as the feed item it would be, in a plain feed reader. */
export const GET = framedRoute(({ issue, renderings }, publication, query) => ({
  body: withPicturesFromHere(
    feedItemPage({
      title: issue.title,
      from: publication.title,
      date: new Intl.DateTimeFormat(issue.language, { dateStyle: 'long', timeZone: publication.timeZone }).format(
        issue.publishedAt,
      ),
      language: issue.language,
      html: renderings.feed,
      scheme: schemeIn(query),
    }),
    publication,
  ),
  contentType: 'text/html; charset=utf-8',
}))
