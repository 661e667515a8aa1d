import { answer } from '@/app/(reader)/answer.ts'
import { newest } from '@/app/(reader)/newest.ts'
import { notFound, readerRoute } from '@/app/(reader)/reader-route.tsx'
import { issuesPerSitemap, sitemap } from '@/app/sitemap.xml/site-map.ts'
import { languagePath, tagPath } from '@/components/reader/site.ts'
import { listLanguages } from '@/lib/issues/editions.ts'
import { findSitemapPart, findSitemapParts } from '@/lib/issues/find-sitemap.ts'
import { listTags } from '@/lib/issues/find-tagged.ts'

export const dynamic = 'force-dynamic'

/** One part of the site map, such as `1.xml`. */
export const GET = readerRoute<{ part: string }>(async (request, site, { part }) => {
  const { publication } = site
  const [, digits] = /^([1-9]\d{0,5})\.xml$/.exec(part) ?? []
  const parts = await findSitemapParts(publication.address, issuesPerSitemap)
  const number = Number(digits)
  if (digits === undefined || number > Math.max(1, parts.length)) return notFound(request, site)
  const issues = await findSitemapPart(publication.address, number - 1, issuesPerSitemap)
  const isLast = number >= parts.length
  const paths = isLast ? await pagesBeside() : []
  const pages = paths.map((path) => ({ path, changedAt: publication.updatedAt }))
  return answer(request, {
    body: sitemap(publication, pages, issues),
    contentType: 'application/xml; charset=utf-8',
    changedAt: newest(publication.updatedAt, ...issues.map(({ updatedAt }) => updatedAt)),
  })
})

/** The pages that are no issue. */
async function pagesBeside(): Promise<string[]> {
  const [tags, languages] = await Promise.all([listTags(), listLanguages()])
  const editions = languages.length > 1 ? languages : []
  return [
    '/',
    '/issues',
    '/about',
    ...(tags.length > 0 ? ['/tags'] : []),
    ...tags.map(({ key }) => tagPath(key)),
    ...editions.map(languagePath),
  ]
}
