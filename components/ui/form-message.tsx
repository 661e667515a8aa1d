import type { FormState } from './form-state.ts'

/** What became of a form, said aloud by screen readers. */
export function FormMessage({ state }: { state: FormState }) {
  if (state.error) {
    return (
      <p className="notice" data-kind="fault" role="alert">
        {state.error}
      </p>
    )
  }
  return state.done ? (
    <p className="notice" data-kind="done" role="status">
      {state.done}
    </p>
  ) : null
}
