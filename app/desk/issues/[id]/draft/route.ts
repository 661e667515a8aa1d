import { NotFound } from '@/lib/errors.ts'
import { findDraft, saveDraft } from '@/lib/issues/draft.ts'
import { answerWithDraft, takeDraft } from '../../../draft-door.ts'
import { isId } from '../../../../ids.ts'

type Params = { params: Promise<{ id: string }> }

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { id } = await params
  return answerWithDraft(() => findDraft(known(id)))
}

/** Autosave. A Route Handler, not a server action, so that it can answer 409 and be sent while the tab closes. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { id } = await params
  return takeDraft(request, async (editor, version, draft) => saveDraft(editor, known(id), version, draft))
}

function known(id: string): string {
  if (!isId(id)) throw new NotFound('There is no such issue.')
  return id
}
