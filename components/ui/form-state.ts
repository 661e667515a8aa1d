/** What a form knows after it was sent: a fault of the whole, what was done, faults by field, and what was typed. */
export type FormState = {
  error: string | null
  done: string | null
  faults: Record<string, string>
  values: Record<string, string>
}

export const untouched: FormState = { error: null, done: null, faults: {}, values: {} }
