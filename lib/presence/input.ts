import { z } from 'zod'

/** What can be open in a window: an issue by its id, or what new issues start from. */
export const subject = z.union([z.uuid(), z.literal('template')], { error: 'It is not said what is open.' })

/** The body of `POST /desk/windows`, said again and again while a window is open. */
export const windowSeen = z.object({
  /** Made by the window itself. */
  window: z.uuid({ error: 'A window without a name can’t be told from others.' }),
  subject,
})

/** The body of `DELETE /desk/windows`, said when it is left. */
export const windowClosed = windowSeen.pick({ window: true })

export type WindowSeen = z.infer<typeof windowSeen>

/** Somebody who has the same open elsewhere. */
export type OtherWindow = {
  /** ISO 8601, UTC. */
  since: string
  /** Name or e-mail; null when it is the asker in another window. */
  editor: string | null
}

/** Status 200. The version and when it was saved tell a window whether it still shows what stands there. */
export type WindowsAnswer = { others: OtherWindow[]; version: number; savedAt: string }
