import { feedFolder, feedFormats, feedIn, feedNames, type FeedScope } from '@/lib/feeds/paths.ts'
import { languageName } from '@/lib/document/languages.ts'
import type { FeedChoices } from '@/lib/issues/feed-choices.ts'
import { inLanguage } from './language.ts'
import { Shell } from './shell.tsx'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** What feeds are, and where each of them is, to be copied or opened by a click. */
export function FeedsPage({ site, choices }: { site: Site; choices: FeedChoices }) {
  const { publication } = site
  const words = wordsFor(publication.language)
  const about = { title: words.feeds, description: words.feedsHow, address: `${publication.address}/feed` }
  const { languages, tags, hasItems } = choices
  const feed = (scope: FeedScope, title: string) => (
    <FeedAddress
      key={feedFolder(scope)}
      address={`${publication.address}${feedFolder(scope)}`}
      title={title}
      words={words}
    />
  )
  return (
    <Shell site={site} about={about}>
      <div className="feeds" {...inLanguage(words.language, publication.language)}>
        <h1 className="page-title">{words.feeds}</h1>
        <p>{words.feedsHow}</p>
        <p>{words.feedWhat}</p>
        <ul>
          {feed({ of: 'issues' }, words.feedOfIssues)}
          {hasItems && feed({ of: 'items' }, words.feedOfItems)}
        </ul>
        {languages.length > 1 && (
          <section aria-labelledby="_feeds-languages">
            <h2 id="_feeds-languages">{words.inLanguage}</h2>
            <ul>
              {languages.map((language) =>
                feed({ of: 'language', language }, words.feedOfLanguage(languageName(language, words.language))),
              )}
            </ul>
          </section>
        )}
        {tags.length > 0 && (
          <section aria-labelledby="_feeds-tags">
            <h2 id="_feeds-tags">{words.tags}</h2>
            <ul>{tags.map(({ key, name }) => feed({ of: 'tag', tag: key }, words.feedOfTag(name)))}</ul>
          </section>
        )}
      </div>
    </Shell>
  )
}

type FeedAddressProps = { address: string; title: string; words: { openInReader: string } }

/** A feed: its address as text, a click that hands it to a feed reader, and the same in the other formats. */
function FeedAddress({ address, title, words }: FeedAddressProps) {
  const [first, ...others] = feedFormats
  if (!first) return null
  const plain = feedIn(address, first)
  return (
    <li>
      <p className="feed-title">{title}</p>
      <p className="feed-address">
        <a href={plain} dir="ltr">
          {plain}
        </a>
      </p>
      <p className="feed-ways">
        {/* The scheme that feed readers take for theirs; without one the browser does nothing, and the address is there. */}
        <a href={`feed:${plain}`} aria-label={`${words.openInReader}: ${title}`}>
          {words.openInReader}
        </a>
        {others.map((format) => (
          <a key={format} href={feedIn(address, format)} aria-label={`${feedNames[format]}: ${title}`}>
            {feedNames[format]}
          </a>
        ))}
      </p>
    </li>
  )
}
