import { issuePath } from '@/components/reader/site.ts'
import { escapeXml } from '@/lib/feeds/xml.ts'
import type { SitemapIssue } from '@/lib/issues/find-sitemap.ts'
import type { Publication } from '@/lib/publication/find.ts'

/**
 * How many issues one site map lists. It may have 50,000 addresses and 50 MB (sitemaps.org); with editions in eight
 * languages an issue takes a kilobyte and a half.
 */
export const issuesPerSitemap = 5000

/** The path of one part of the site map, from 1. */
export function sitemapPath(part: number): string {
  return `/sitemap/${part}.xml`
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The site map of all site maps. @param changes when each part last changed. */
export function sitemapIndex(address: string, changes: readonly Date[]): string {
  const maps = changes.map((changedAt, index) => entry('sitemap', address + sitemapPath(index + 1), changedAt))
  return `${head}<sitemapindex ${namespace}>\n${maps.join('')}</sitemapindex>\n`
}

/** A page that is no issue, by its path. */
export type Page = { path: string; changedAt: Date }

/** One site map: pages and issues, with their editions in other languages. */
export function sitemap(
  { address, language }: Publication,
  pages: readonly Page[],
  issues: readonly SitemapIssue[],
): string {
  const ofPages = pages.map(({ path, changedAt }) => entry('url', address + path, changedAt))
  const ofIssues = issues.map(({ slug, updatedAt, editions }) => {
    const alternates = editions.map((edition) => alternate(edition.language, address + issuePath(edition.slug)))
    const fallback = editions.find((edition) => edition.language === language)
    if (fallback) alternates.push(alternate('x-default', address + issuePath(fallback.slug)))
    return entry('url', address + issuePath(slug), updatedAt, alternates.join(''))
  })
  const links = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `${head}<urlset ${namespace} ${links}>\n${[...ofPages, ...ofIssues].join('')}</urlset>\n`
}

function entry(name: 'url' | 'sitemap', address: string, changedAt: Date, more = ''): string {
  const at = changedAt.toISOString()
  return `<${name}><loc>${escapeXml(address)}</loc><lastmod>${at}</lastmod>${more}</${name}>\n`
}

function alternate(language: string, address: string): string {
  return `<xhtml:link rel="alternate" hreflang="${escapeXml(language)}" href="${escapeXml(address)}"/>`
}
