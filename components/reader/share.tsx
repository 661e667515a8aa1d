import { inLanguage } from './language.ts'
import { issuePath, markdownPath, type Site } from './site.ts'
import { wordsFor } from './words.ts'

/** How to pass an issue on: by mail, by its address, which is spelled out to be copied, or as Markdown. */
export function Share({ site, issue }: { site: Site; issue: { slug: string; title: string } }) {
  const { publication, language } = site
  const words = wordsFor(language)
  const address = `${publication.address}${issuePath(issue.slug)}`
  const mail = `mailto:?subject=${encodeURIComponent(issue.title)}&body=${encodeURIComponent(address)}`
  return (
    <section className="share" aria-labelledby="_share" {...inLanguage(words.language, language)}>
      <h2 id="_share">{words.share}</h2>
      <p className="address">
        <span>{words.addressToCopy}</span>{' '}
        <a href={address} rel="bookmark" dir="ltr">
          {decodeURI(address)}
        </a>
      </p>
      <p>
        <a href={mail}>{words.shareByMail}</a> <a href={markdownPath(issue.slug)}>{words.markdown}</a>
      </p>
    </section>
  )
}
