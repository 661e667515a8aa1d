import { InvalidInput, MastheadError, NotFound } from '@/lib/errors.ts'
import { changeDetails, WrongDetail } from '@/lib/issues/details.ts'
import { changedDetails, type DetailsKept, type DetailsRefused } from '@/lib/issues/details-input.ts'
import { faultsByField } from '../../../../action.ts'
import { isId } from '../../../../ids.ts'
import { jsonAnswer, readJson, refusal } from '../../../../json-answer.ts'
import { requireSameOrigin } from '../../../../same-origin.ts'
import { requireEditor } from '../../../../session.ts'

const largest = 64 * 1024

/** Keeps what was changed beside the text. A Route Handler, so that it can be sent while the tab closes. */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const { id } = await params
    if (!isId(id)) throw new NotFound('There is no such issue.')
    const parsed = changedDetails.safeParse(await readJson(request, largest))
    if (!parsed.success) {
      const faults = faultsByField(parsed.error)
      if ('' in faults) throw new InvalidInput('What was sent is not what stands beside an issue.')
      return jsonAnswer(422, { faults } satisfies DetailsRefused)
    }
    return jsonAnswer(200, { details: await changeDetails(editor, id, parsed.data) } satisfies DetailsKept)
  } catch (error) {
    if (error instanceof WrongDetail) {
      return jsonAnswer(error.status, { faults: { [error.field]: error.message } } satisfies DetailsRefused)
    }
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
