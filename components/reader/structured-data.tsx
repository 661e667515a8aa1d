import type { BlogPosting, Graph, Organization, Person, Thing } from 'schema-dts'
import type { About } from './head.tsx'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/**
 * What a page is about, for programs, as JSON-LD in the words of schema.org. It is data: no browser runs it, whatever the
 * policy says of scripts (HTML, section 4.12.1: a data block).
 */
export function StructuredData({ site, about, address }: { site: Site; about: About; address: string }) {
  const data = about.article ? issueGraph(site, about, address) : about.title === '' ? homeGraph(site, about) : null
  if (!data) return null
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: asData(data) }} />
}

/** JSON that can't end the element it stands in, nor open a comment there. */
export function asData(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function homeGraph({ publication }: Site, { picture }: About): Graph {
  const { title, description, language, address } = publication
  const said = { name: title, ...(description && { description }), inLanguage: language, url: `${address}/` }
  const publisher = { '@id': `${address}/#publisher` }
  return graph(
    { '@type': 'WebSite', '@id': `${address}/#website`, ...said, publisher },
    {
      '@type': 'Blog',
      '@id': `${address}/#blog`,
      ...said,
      publisher,
      ...(publication.authorName && { author: authorOf(publication, null) }),
      ...(picture && { image: picture.address }),
    },
    publisherOf(publication),
  )
}

function issueGraph({ publication }: Site, about: About, address: string): Graph | null {
  const { article, picture, title, description } = about
  if (!article) return null
  const words = wordsFor(publication.language)
  const posting: BlogPosting = {
    '@type': 'BlogPosting',
    '@id': `${address}#issue`,
    url: address,
    mainEntityOfPage: address,
    headline: title,
    ...(description && { description }),
    datePublished: article.publishedAt.toISOString(),
    dateModified: article.updatedAt.toISOString(),
    inLanguage: article.language,
    ...(article.tags.length > 0 && { keywords: [...article.tags] }),
    ...(picture && { image: imageOf(picture) }),
    author: authorOf(publication, article.author),
    publisher: { '@id': `${publication.address}/#publisher` },
    isPartOf: { '@type': 'Blog', '@id': `${publication.address}/#blog`, name: publication.title },
  }
  const steps = [
    { name: publication.title, item: `${publication.address}/` },
    { name: words.allIssues, item: `${publication.address}/issues` },
    { name: title, item: address },
  ]
  return graph(posting, publisherOf(publication), {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  })
}

function graph(...things: Thing[]): Graph {
  return { '@context': 'https://schema.org', '@graph': things }
}

type Publication = Site['publication']

/** Who wrote an issue, or all of them: a person where one is named, else whoever publishes. */
function authorOf({ authorName, authorAbout, address }: Publication, named: string | null): Person | { '@id': string } {
  if (named !== null && named !== authorName) return { '@type': 'Person', name: named }
  if (!authorName) return { '@id': `${address}/#publisher` }
  return { '@type': 'Person', name: authorName, url: `${address}/`, ...(authorAbout && { description: authorAbout }) }
}

function publisherOf({ title, address, logo }: Publication): Organization {
  const picture = new URL(logo ?? '/icons/512.png', address).href
  return {
    '@type': 'Organization',
    '@id': `${address}/#publisher`,
    name: title,
    url: `${address}/`,
    logo: { '@type': 'ImageObject', url: picture },
  }
}

function imageOf({ address, alt, width, height }: NonNullable<About['picture']>) {
  return {
    '@type': 'ImageObject' as const,
    url: address,
    ...(alt && { caption: alt }),
    // A bare number is a number of pixels.
    ...(width && height && { width: String(width), height: String(height) }),
  }
}
