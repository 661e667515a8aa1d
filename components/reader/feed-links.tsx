import { feedPath, type Site } from './site.ts'

/** Tells browsers and feed readers where the feeds are (autodiscovery). */
export function FeedLinks({ site: { publication } }: { site: Site }) {
  return (
    <link
      rel="alternate"
      type="application/rss+xml"
      title={publication.title}
      href={`${publication.address}${feedPath}`}
    />
  )
}
