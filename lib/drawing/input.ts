import { createHash } from 'node:crypto'
import { wordsIn } from '@/lib/document/words.ts'
import type { PublishedSummary } from '@/lib/issues/find-published.ts'
import type { Publication } from '@/lib/publication/find.ts'

/** In pixels: what Open Graph and all who read it show whole. */
export const pictureSize = { width: 1200, height: 630 } as const

/** What a picture says: everything it is drawn from. */
export type PictureText = {
  /** BCP 47, of the title: Chinese and Japanese draw the same characters in different ways. */
  language: string
  title: string
  /** Above the title, small: number and date; the description for a whole newsletter. Empty: nothing. */
  label: string
  /** Below, whose it is; empty where the title says it. */
  name: string
  /** `#rrggbb`. */
  accent: string
}

/** The colours of the page's paper, as `--paper` in page.css has them, for what can't read a stylesheet. */
export const paper = { light: '#fcfaf6', dark: '#161310' } as const

/** The house's own colour. */
export const ownAccent = '#923523'

/** Grows when pictures are drawn in another way, so that caches fetch them again. */
const design = 1

type Named = Pick<Publication, 'title' | 'description' | 'language' | 'timeZone' | 'accent'>
type Issue = Pick<PublishedSummary, 'slug' | 'number' | 'title' | 'language' | 'publishedAt'>

/** What the picture of an issue says; its date in the publication's time zone, in the language of the issue. */
export function issuePictureText(publication: Named, issue: Issue): PictureText {
  const date = new Intl.DateTimeFormat(issue.language, { dateStyle: 'long', timeZone: publication.timeZone })
  const number = issue.number === null ? [] : [wordsIn(issue.language).issue(issue.number)]
  return {
    language: issue.language,
    title: issue.title,
    label: [...number, date.format(issue.publishedAt)].join(' · '),
    name: publication.title,
    accent: publication.accent ?? ownAccent,
  }
}

/** What the picture of the newsletter as a whole says. */
export function publicationPictureText({ title, description, language, accent }: Named): PictureText {
  return { language, title, label: description, name: '', accent: accent ?? ownAccent }
}

/** Where the picture of an issue is; the address changes when what it shows does. */
export function issuePicturePath(publication: Named, issue: Issue): string {
  return `/pictures/${encodeURIComponent(issue.slug)}/${pictureName(issuePictureText(publication, issue))}`
}

/** Where the picture of the newsletter as a whole is. */
export function publicationPicturePath(publication: Named): string {
  return `/pictures/${pictureName(publicationPictureText(publication))}`
}

/** What the file of a picture is called: a hash of all that it shows. */
export function pictureName(text: PictureText): string {
  const hash = createHash('sha256').update(JSON.stringify([design, text]))
  return `${hash.digest('hex').slice(0, 24)}.png`
}
