import { z } from 'zod'

/** For how many days a draft may be shown. */
export const previewDays = [1, 7, 30] as const

/** How long a preview link is to hold, as a form sends it. */
export const newPreviewLink = z.object({
  days: z.coerce.number().refine((days) => previewDays.some((each) => each === days), {
    error: 'A preview can be shared for 1, 7 or 30 days.',
  }),
})
