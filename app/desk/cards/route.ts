import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import { fetchCard } from '@/lib/links/card.ts'
import { countCard } from '@/lib/links/card-throttle.ts'
import { cardRequest, type CardAnswer } from '@/lib/links/input.ts'
import { jsonAnswer, readJson, refusal } from '../../json-answer.ts'
import { requireSameOrigin } from '../../same-origin.ts'
import { requireEditor } from '../../session.ts'

const largestRequest = 16 * 1024

/** Looks at a linked page for a card of it. A page that refuses is no fault of the asker: that is answered with 200 too. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const parsed = cardRequest.safeParse(await readJson(request, largestRequest))
    if (!parsed.success) throw new InvalidInput(parsed.error.issues[0]?.message ?? 'Type the address of a page.')
    await countCard(editor)
    return jsonAnswer(200, (await fetchCard(editor, parsed.data.address)) satisfies CardAnswer)
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
