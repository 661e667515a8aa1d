import type { FootnoteCalls } from '../footnote-calls.ts'
import type { Rendering } from '../rendering.ts'

/** What the entry of a feed remembers while it is written. */
export type FeedState = { calls: FootnoteCalls }

/** The entry of a feed that is being written. */
export type Feed = Rendering<FeedState>
