import { feedFolder, feedIn } from '@/lib/feeds/paths.ts'
import { inLanguage } from './language.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/**
 * How a reader gets the next issue: the ways to follow, one below the other. The address is spelled out, because it is
 * meant to be copied.
 */
export function Follow({ site: { publication, language } }: { site: Site }) {
  const words = wordsFor(language)
  const address = `${publication.address}${feedIn(feedFolder({ of: 'issues' }), 'rss')}`
  return (
    <section id="_follow" className="follow" aria-labelledby="_follow-title" {...inLanguage(words.language, language)}>
      <h2 id="_follow-title">{words.follow}</h2>
      <div className="follow-by-feed">
        <p>{words.followHow}</p>
        <a href={address}>{address}</a>
        <p>
          <a href="/feed">{words.allFeeds}</a>
        </p>
      </div>
    </section>
  )
}
