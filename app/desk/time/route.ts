import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import { wallClockTime } from '@/lib/issues/wall-clock.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { jsonAnswer, refusal } from '../../json-answer.ts'
import { requireEditor } from '../../session.ts'

/** What a date and time of the publication's clocks (`?at=2026-11-24T09:00`) comes to. */
export type TimeAnswer = {
  /** ISO 8601 in UTC. */
  instant: string
  offset: string
  comes: 'once' | 'twice' | 'never'
  shown: string
}

export async function GET(request: Request): Promise<Response> {
  try {
    await requireEditor()
    const publication = await findPublication()
    const at = new URL(request.url).searchParams.get('at') ?? ''
    if (!publication || at.length > 40) throw new InvalidInput('That is not a date and time.')
    const { instant, offset, comes, shown } = wallClockTime(at, publication.timeZone)
    return jsonAnswer(200, { instant: instant.toISOString(), offset, comes, shown } satisfies TimeAnswer)
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
