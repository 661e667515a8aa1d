import { paper } from '@/lib/drawing/input.ts'
import { FeedLinks, type PageFeeds } from './feed-links.tsx'
import { searchDescriptionPath, type Site } from './site.ts'
import { StructuredData } from './structured-data.tsx'

/** What a page says of itself to browsers, search engines and whoever shows a preview of it. */
export type About = {
  /** Empty for the first page, which is called as the publication is. */
  title: string
  description: string
  /** What stands for the page where it is shared. */
  picture?: SharedPicture
  /** Absolute address of this page; left out where there is none worth keeping. */
  address?: string
  /** Absolute address where search engines should find the content, if that is elsewhere. */
  canonicalAddress?: string | undefined
  /** The issue that the page shows. */
  article?: Article
  /** The same page in each language it is in, this one's among them; absolute addresses. */
  alternates?: readonly { language: string; address: string }[]
  /** Search engines are to leave it out. */
  isUnlisted?: boolean
  /** The feed that shows the same as this page. */
  feeds?: PageFeeds
}

/** A picture by its whole address; its size in pixels, where it is known. */
export type SharedPicture = { address: string; alt: string; width?: number; height?: number }

/** What is told of an issue. */
export type Article = {
  publishedAt: Date
  updatedAt: Date
  /** BCP 47. */
  language: string
  tags: readonly string[]
  /** Who wrote it, where that is not who writes the newsletter. */
  author: string | null
}

/** What the head of a page says beside its title. */
export function Head({ site, about }: { site: Site; about: About }) {
  const { publication } = site
  const { title, address, canonicalAddress, alternates = [], isUnlisted = false, feeds } = about
  // Whoever lists the page makes something up where it says nothing.
  const description = about.description || [title, publication.title].filter(Boolean).join(' · ')
  // For readers of languages that there is no edition in.
  const fallback = alternates.find(({ language }) => language === publication.language)
  return (
    <>
      {isUnlisted && <meta name="robots" content="noindex, nofollow" />}
      {address && <meta name="description" content={description} />}
      {address && <link rel="canonical" href={canonicalAddress ?? address} />}
      {alternates.map((alternate) => (
        <link key={alternate.language} rel="alternate" hrefLang={alternate.language} href={alternate.address} />
      ))}
      {fallback && <link rel="alternate" hrefLang="x-default" href={fallback.address} />}
      <FeedLinks site={site} own={feeds} />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title={publication.title}
        href={searchDescriptionPath}
      />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={paper.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={paper.dark} />
      {!isUnlisted && address && <Preview site={site} about={about} address={address} />}
      {!isUnlisted && address && <StructuredData site={site} about={about} address={address} />}
    </>
  )
}

/** How the page is shown where somebody shares it (the Open Graph protocol, and what X calls a card). */
function Preview({ site: { publication }, about, address }: { site: Site; about: About; address: string }) {
  const { title, description, picture, article, alternates = [] } = about
  const locale = openGraphLocale(article?.language ?? publication.language)
  const others = new Set(alternates.map(({ language }) => openGraphLocale(language)))
  others.delete(locale)
  const author = article && (article.author ?? publication.authorName)
  return (
    <>
      <meta property="og:site_name" content={publication.title} />
      <meta property="og:title" content={title || publication.title} />
      <meta property="og:type" content={article ? 'article' : 'website'} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={locale} />
      {[...others].map((other) => (
        <meta key={other} property="og:locale:alternate" content={other} />
      ))}
      {description && <meta property="og:description" content={description} />}
      {picture && <meta property="og:image" content={picture.address} />}
      {picture?.width && <meta property="og:image:width" content={String(picture.width)} />}
      {picture?.height && <meta property="og:image:height" content={String(picture.height)} />}
      {picture?.alt && <meta property="og:image:alt" content={picture.alt} />}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
      {article && <meta property="article:published_time" content={article.publishedAt.toISOString()} />}
      {article && <meta property="article:modified_time" content={article.updatedAt.toISOString()} />}
      {article?.tags.map((tag) => (
        <meta key={tag} property="article:tag" content={tag} />
      ))}
      {author && <meta name="author" content={author} />}
    </>
  )
}

/** A language as Open Graph names it, with the country it is spoken in most: `zh_TW` for `zh-Hant`. */
function openGraphLocale(language: string): string {
  const { language: base, region } = new Intl.Locale(language).maximize()
  return region ? `${base}_${region}` : base
}
