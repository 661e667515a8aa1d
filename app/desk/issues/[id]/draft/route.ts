import { MastheadError, NotFound, InvalidInput } from '@/lib/errors.ts'
import { findDraft, saveDraft, StaleSave } from '@/lib/issues/draft.ts'
import { readSave, type SaveConflict } from '@/lib/issues/input.ts'
import { jsonAnswer, readJson, refusal } from '../../../../json-answer.ts'
import { isId } from '../../../../ids.ts'
import { requireSameOrigin } from '../../../../same-origin.ts'
import { requireEditor } from '../../../../session.ts'

const largestDraft = 4 * 1024 * 1024

/** The draft as it stands, for a window that has an older one. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    await requireEditor()
    const { id } = await params
    if (!isId(id)) throw new NotFound('There is no such issue.')
    return jsonAnswer(200, await findDraft(id))
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}

/** Autosave. A Route Handler, not a server action, so that it can answer 409 and be sent while the tab closes. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const { id } = await params
    if (!isId(id)) throw new NotFound('There is no such issue.')
    const read = readSave(await readJson(request, largestDraft))
    if ('fault' in read) throw new InvalidInput(read.fault)
    const { version, ...draft } = read.save
    return jsonAnswer(200, await saveDraft(editor, id, version, draft))
  } catch (error) {
    if (error instanceof StaleSave) {
      return jsonAnswer(409, { error: error.message, current: error.current } satisfies SaveConflict)
    }
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
