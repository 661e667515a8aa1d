import { MastheadError, InvalidInput } from '@/lib/errors.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DraftChange } from '@/lib/document/draft-change.ts'
import { readSave, type DraftFields, type SaveAccepted, type SaveConflict } from '@/lib/issues/input.ts'
import { StaleSave } from '@/lib/issues/stale-save.ts'
import { jsonAnswer, readJson, refusal } from '../json-answer.ts'
import { requireSameOrigin } from '../same-origin.ts'
import { requireEditor } from '../session.ts'

const largestDraft = 4 * 1024 * 1024

/** Answers with the text as it stands, for a window that has an older one. */
export async function answerWithDraft(find: () => Promise<SaveConflict['current']>): Promise<Response> {
  try {
    await requireEditor()
    return jsonAnswer(200, await find())
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}

/** Takes a save from the editor of a text, and says what became of it. */
export async function takeDraft(
  request: Request,
  save: (editor: Editor, version: number, draft: DraftFields | DraftChange) => Promise<SaveAccepted>,
): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const read = readSave(await readJson(request, largestDraft))
    if ('fault' in read) throw new InvalidInput(read.fault)
    const { version, ...draft } = read.save
    return jsonAnswer(200, await save(editor, version, draft))
  } catch (error) {
    if (error instanceof StaleSave) {
      return jsonAnswer(409, { error: error.message, current: error.current } satisfies SaveConflict)
    }
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
