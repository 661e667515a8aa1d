import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import { issuePicturePath, pictureSize, publicationPicturePath } from '@/lib/drawing/input.ts'
import type { SharedPicture } from './head.tsx'
import type { Site } from './site.ts'

type Publication = Site['publication']

/** What stands for an issue where it is shared: its cover, or a picture drawn of its title. */
export function issuePicture(publication: Publication, issue: PublishedSummary): SharedPicture {
  const { cover, coverAlt: alt, coverWidth: width, coverHeight: height } = issue
  if (cover !== null) {
    return { address: new URL(cover, publication.address).href, alt, ...(width && height ? { width, height } : {}) }
  }
  const address = publication.address + issuePicturePath(publication, issue)
  return { address, alt: `${issue.title} · ${publication.title}`, ...pictureSize }
}

/** What stands for the publication as a whole: a picture drawn of its name. */
export function publicationPicture(publication: Publication): SharedPicture {
  return { address: publication.address + publicationPicturePath(publication), alt: publication.title, ...pictureSize }
}
