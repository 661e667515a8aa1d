import type { z } from 'zod'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import { windowClosed, windowSeen, type WindowsAnswer } from '@/lib/presence/input.ts'
import { closeWindow, listOtherWindows, seeWindow, standingVersion } from '@/lib/presence/windows.ts'
import { jsonAnswer, readJson, refusal } from '../../json-answer.ts'
import { requireSameOrigin } from '../../same-origin.ts'
import { requireEditor } from '../../session.ts'

/** A window says that it is open, and learns who else has the same open and which version stands there. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, windowSeen, async (editor, seen) => {
    const standing = await standingVersion(seen.subject)
    await seeWindow(editor, seen)
    return { others: await listOtherWindows(editor, seen), ...standing } satisfies WindowsAnswer
  })
}

/** A window says that it is left. */
export async function DELETE(request: Request): Promise<Response> {
  return answer(request, windowClosed, async (editor, { window }) => {
    await closeWindow(editor, window)
    return {}
  })
}

async function answer<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  act: (editor: Editor, input: z.output<Schema>) => Promise<object>,
): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const parsed = schema.safeParse(await readJson(request, 1024))
    if (!parsed.success) throw new InvalidInput(parsed.error.issues[0]?.message ?? 'What was sent can’t be read.')
    return jsonAnswer(200, await act(editor, parsed.data))
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
