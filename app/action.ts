import 'server-only'
import type { z } from 'zod'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { MastheadError } from '@/lib/errors.ts'
import type { FormState } from '@/components/ui/form-state.ts'
import { requireEditor } from './session.ts'

/**
 * Makes a server action of the desk: who asks, then what was sent, then the act. What a person can mend comes back as
 * the form's state with all they typed; everything else is thrown and shown by the error page without detail.
 * @param run may give a sentence that says what was done.
 */
export function deskAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (editor: Editor, input: z.output<Schema>) => Promise<string | void>,
): (before: FormState, form: FormData) => Promise<FormState> {
  return async (_before, form) => {
    const values = typedValues(form)
    try {
      const editor = await requireEditor()
      const parsed = schema.safeParse(Object.fromEntries(form))
      if (!parsed.success) return { error: null, done: null, faults: faultsByField(parsed.error), values }
      const done = await run(editor, parsed.data)
      return { error: null, done: done ?? null, faults: {}, values: {} }
    } catch (error) {
      if (!(error instanceof MastheadError)) throw error
      return { error: error.message, done: null, faults: {}, values }
    }
  }
}

/** What was typed, to be shown again. Passwords are not sent back. */
function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !/password|current|next|^\$/i.test(entry[0]),
    ),
  )
}

/** The first fault of each field. */
export function faultsByField(error: z.ZodError): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const issue of error.issues) faults[issue.path.join('.')] ??= issue.message
  return faults
}
