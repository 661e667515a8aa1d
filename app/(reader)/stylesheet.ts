import { readStylesheets } from '@/components/reader/stylesheet.ts'
import { accentCss } from '@/lib/publication/accent-css.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { letterFaceOf, type LetterFace } from '@/lib/publication/look-input.ts'
import { contentHash } from './answer.ts'

export type Stylesheet = { css: string; hash: string; path: string }

/** What of a publication its stylesheet depends on. */
export type StyledBy = Pick<Publication, 'accent' | 'letterFace'>

const house: StyledBy = { accent: null, letterFace: 'serif' }

let read: Promise<Record<LetterFace, string>> | undefined
let kept: { key: string; sheet: Stylesheet } | undefined

/**
 * The reader's stylesheet and the path it is served at; the house's own before there is a publication. Its parts are
 * read once, while developing with every request, and the last one made is kept: seldom is there another.
 */
export async function stylesheet({ accent, letterFace }: StyledBy = house): Promise<Stylesheet> {
  const key = `${letterFace} ${accent}`
  if (kept?.key === key && process.env.NODE_ENV !== 'development') return kept.sheet
  const css = (await sheets())[letterFaceOf(letterFace)] + accentCss(accent)
  const hash = contentHash(css)
  const sheet = { css, hash, path: `/reader/${hash}.css` }
  kept = { key, sheet }
  return sheet
}

async function sheets(): Promise<Record<LetterFace, string>> {
  if (process.env.NODE_ENV === 'development') return readStylesheets()
  // A failed reading is not kept: the next request tries again.
  read ??= readStylesheets().catch((error: unknown) => {
    read = undefined
    throw error
  })
  return read
}
