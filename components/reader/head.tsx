import { FeedLinks } from './feed-links.tsx'
import type { Site } from './site.ts'

/** What a page says of itself to browsers, search engines and whoever shows a preview of it. */
export type About = {
  /** Empty for the first page, which is called as the publication is. */
  title: string
  description: string
  /** What stands for the page where it is shared; a whole address. */
  picture?: { address: string; alt: string }
  /** Absolute address of this page; left out where there is none worth keeping. */
  address?: string
  /** Absolute address where search engines should find the content, if that is elsewhere. */
  canonicalAddress?: string | undefined
  article?: { publishedAt: Date; updatedAt: Date }
  /** The same page in each language it is in, this one's among them; absolute addresses. */
  alternates?: readonly { language: string; address: string }[]
  /** Search engines are to leave it out. */
  isUnlisted?: boolean
}

/** What the head of a page says beside its title. */
export function Head({ site, about }: { site: Site; about: About }) {
  const { publication } = site
  const { title, description, address, canonicalAddress, picture, article, alternates = [], isUnlisted = false } = about
  // For readers of languages that there is no edition in.
  const fallback = alternates.find(({ language }) => language === publication.language)
  return (
    <>
      {isUnlisted && <meta name="robots" content="noindex, nofollow" />}
      {description && <meta name="description" content={description} />}
      {address && <link rel="canonical" href={canonicalAddress ?? address} />}
      {alternates.map((alternate) => (
        <link key={alternate.language} rel="alternate" hrefLang={alternate.language} href={alternate.address} />
      ))}
      {fallback && <link rel="alternate" hrefLang="x-default" href={fallback.address} />}
      <FeedLinks site={site} />
      <meta property="og:site_name" content={publication.title} />
      <meta property="og:title" content={title || publication.title} />
      <meta property="og:type" content={article ? 'article' : 'website'} />
      {address && <meta property="og:url" content={address} />}
      {description && <meta property="og:description" content={description} />}
      {picture && <meta property="og:image" content={picture.address} />}
      {picture?.alt && <meta property="og:image:alt" content={picture.alt} />}
      {article && <meta property="article:published_time" content={article.publishedAt.toISOString()} />}
      {article && <meta property="article:modified_time" content={article.updatedAt.toISOString()} />}
    </>
  )
}
