import { tagPath, type Site } from '@/components/reader/site.ts'
import { TagPage } from '@/components/reader/tag-page.tsx'
import { findTagged } from '@/lib/issues/find-tagged.ts'
import { tagKey } from '@/lib/issues/tag-input.ts'
import { answerPage } from '../answer-page.ts'
import { newest } from '../newest.ts'
import { pageNumber } from '../page-number.ts'
import { movedTo, notFound } from '../reader-route.tsx'

/** Answers with a page of the issues that have a tag; written otherwise, the tag leads to where it is written right. */
export async function answerTag(request: Request, site: Site, tag: string, page?: string): Promise<Response> {
  const number = pageNumber(page ?? '1')
  const key = tagKey(tag)
  const tagged = number === null ? null : await findTagged(key, number)
  if (number === null || !tagged) return notFound(request, site)
  // Next gives the name without its percent signs: two spaces for one, or a form other than NFC, are another address.
  if (key !== tag || page === '1') return movedTo(tagPath(key, number))
  const changedAt = newest(site.publication.updatedAt, ...tagged.issues.map(({ updatedAt }) => updatedAt))
  return answerPage(request, <TagPage site={site} tagged={tagged} />, { changedAt })
}
