import { feedFormats, feedFolder, feedIn, feedNames, feedTypes } from '@/lib/feeds/paths.ts'
import type { Site } from './site.ts'

/** A feed that shows the same as a page. */
export type PageFeeds = {
  title: string
  /** The path of the page, in whose folder the feed lies: `/tags/maps`. */
  base: string
}

/**
 * Tells browsers and feed readers where the feeds are (autodiscovery): that of the page itself first, which is what many
 * readers take, then that of the whole publication.
 */
export function FeedLinks({ site: { publication }, own }: { site: Site; own?: PageFeeds | undefined }) {
  const whole = { title: publication.title, base: feedFolder({ of: 'issues' }) }
  return (own ? [own, whole] : [whole]).flatMap(({ title, base }) =>
    feedFormats.map((format) => (
      <link
        key={`${base} ${format}`}
        rel="alternate"
        type={feedTypes[format]}
        title={format === 'rss' ? title : `${title} (${feedNames[format]})`}
        href={`${publication.address}${feedIn(base, format)}`}
      />
    )),
  )
}
