import { z } from 'zod'

const title = z.string().max(500, { error: 'The title is longer than 500 characters.' })
const subtitle = z.string().max(1000, { error: 'The subtitle is longer than 1000 characters.' })
const version = z.number().int().positive()

/** What the editor may set of an issue. Lengths are in UTF-16 code units, as `maxlength` counts them in a browser. */
export const draftFields = z.object({
  title,
  subtitle,
  /** Checked against the schema of `lib/document` before it is kept. */
  document: z.object({ type: z.literal('doc'), content: z.array(z.unknown()).optional() }),
})

/** The body of `PUT /desk/issues/<id>/draft`: a draft and the version it was based on. */
export const saveRequest = draftFields.extend({ version })

const index = z.int({ error: 'A part of the text is named that can’t be there.' }).nonnegative({
  error: 'A part of the text is named that can’t be there.',
})

const noSum = 'It is not said what should come out of this change.'

/**
 * The other body that it takes: what makes a draft of the version it was based on, and the sum of what comes out. See
 * `lib/document/draft-change.ts`.
 */
export const changeRequest = z.object({
  version,
  title: title.optional(),
  subtitle: subtitle.optional(),
  change: z.object({ from: index, to: index, blocks: z.array(z.unknown()), of: index }).optional(),
  sum: z.string({ error: noSum }).regex(/^[0-9a-f]{16}$/, { error: noSum }),
})

export type DraftFields = z.infer<typeof draftFields>
export type SaveRequest = z.infer<typeof saveRequest>
export type ChangeRequest = z.infer<typeof changeRequest>

/**
 * Reads the body of a save in either form. What names a document is a whole draft.
 * @returns the request, or the sentence that says what is wrong with it.
 */
export function readSave(body: unknown): { save: SaveRequest | ChangeRequest } | { fault: string } {
  const isWhole = typeof body === 'object' && body !== null && 'document' in body
  const parsed = (isWhole ? saveRequest : changeRequest).safeParse(body)
  if (parsed.success) return { save: parsed.data }
  return { fault: parsed.error.issues[0]?.message ?? 'What was sent is no draft.' }
}

/** Status 200. `savedAt` is ISO 8601 in UTC. */
export type SaveAccepted = { version: number; savedAt: string }

/** Status 409: what stands on the server. Nothing was overwritten. */
export type SaveConflict = {
  error: string
  current: DraftFields & { version: number; savedAt: string; savedBy: string | null }
}

/** Any other refusal: a sentence for the author. 412: a change that was made of another text; the whole text is needed. */
export type SaveRefused = { error: string }
