import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import { longestSearch } from '@/lib/issues/search-input.ts'
import { searchIssues } from '@/lib/issues/search.ts'
import { jsonAnswer, refusal } from '../../json-answer.ts'
import { requireSameOrigin } from '../../same-origin.ts'
import { requireEditor } from '../../session.ts'

/** So many issues the palette is given at once; where there are more, it asks with each word. */
const most = 200

/** The issues that fit `?find=`, for the palette: those found, and how many there are. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request)
    await requireEditor()
    const typed = new URL(request.url).searchParams.get('find') ?? ''
    if (typed.length > longestSearch) throw new InvalidInput('That is too long to look for.')
    return jsonAnswer(200, await searchIssues(typed, most))
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
