import type { FootnoteCalls } from '../footnote-calls.ts'
import type { Rendering } from '../rendering.ts'

/** What a page remembers while it is written. */
export type PageState = {
  /** How many tables and how many pictures it has so far. */
  tables: number
  pictures: number
  calls: FootnoteCalls
}

/** A page that is being written. */
export type Page = Rendering<PageState>
