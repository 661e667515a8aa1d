import { z } from 'zod'

/** What an author may ask a card of. */
export const cardRequest = z.object(
  {
    address: z
      .string({ error: 'Type the address of a page.' })
      .trim()
      .min(1, { error: 'Type the address of a page.' })
      .max(4000, { error: 'This address is too long: it has more than 4000 characters.' }),
  },
  { error: 'Type the address of a page.' },
)

/** What is known of a linked page: the attributes of a card, and of an item about it. What is not known is null. */
export type FoundCard = {
  href: string
  title: string | null
  description: string | null
  site: string | null
  /** The address of a picture: a path of ours when it was stored. */
  image: string | null
  /** How an item cites the work: `arXiv:2102.12092`, `doi:10.1000/182`. */
  citation: string | null
  authors: string[]
  /** The id of a preprint, without its version. */
  arxiv: string | null
  doi: string | null
  /** A repository: `owner/name`. */
  github: string | null
}

/** What comes of looking at a page. When it could not be read, the card holds what its address tells, and `refused` says why. */
export type CardAnswer = { card: FoundCard; refused: string | null }

/** What came of asking whether a linked page is there. */
export type LinkCheck = {
  address: string
  /** `gone`: there is no such page. `unsure`: it did not answer, or does not let itself be asked. */
  outcome: 'there' | 'gone' | 'unsure'
  /** HTTP status of the last answer; null when there was none. */
  status: number | null
  /** A sentence for the author; empty when the page is there. */
  reason: string
  /** Where a permanent redirect leads. */
  movedTo: string | null
  /** What the page calls itself, where it was read. */
  title: string | null
  checkedAt: Date
}
