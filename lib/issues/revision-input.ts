import { z } from 'zod'

/** As `maxlength` counts, in UTF-16 code units. */
export const longestRevisionName = 100

/** What an author calls a revision. */
export const revisionName = z
  .string()
  .trim()
  .min(1, { error: 'Say what this text is to be called.' })
  .max(longestRevisionName, { error: `The name is longer than ${longestRevisionName} characters.` })
