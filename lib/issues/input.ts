import { z } from 'zod'

/** What the editor may set of an issue. Lengths are in UTF-16 code units, as `maxlength` counts them in a browser. */
export const draftFields = z.object({
  title: z.string().max(500, { error: 'The title is longer than 500 characters.' }),
  subtitle: z.string().max(1000, { error: 'The subtitle is longer than 1000 characters.' }),
  /** Checked against the schema of `lib/document` before it is kept. */
  document: z.object({ type: z.literal('doc'), content: z.array(z.unknown()).optional() }),
})

/** The body of `PUT /desk/issues/<id>/draft`: a draft and the version it was based on. */
export const saveRequest = draftFields.extend({ version: z.number().int().positive() })

export type DraftFields = z.infer<typeof draftFields>
export type SaveRequest = z.infer<typeof saveRequest>

/** Status 200. `savedAt` is ISO 8601 in UTC. */
export type SaveAccepted = { version: number; savedAt: string }

/** Status 409: what stands on the server. Nothing was overwritten. */
export type SaveConflict = {
  error: string
  current: DraftFields & { version: number; savedAt: string; savedBy: string | null }
}

/** Any other refusal: a sentence for the author. */
export type SaveRefused = { error: string }
