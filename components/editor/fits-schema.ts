import { editingSchema } from './editing-schema.ts'

/** Whether a document can be shown for writing: one that a newer Masthead wrote may hold what this one does not know. */
export function fitsSchema(json: unknown): boolean {
  try {
    editingSchema().nodeFromJSON(json).check()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
