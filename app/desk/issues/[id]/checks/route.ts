import { askLinks, findFindings, type Findings } from '@/lib/checking/check-issue.ts'
import { MastheadError, NotFound } from '@/lib/errors.ts'
import { isId } from '../../../../ids.ts'
import { jsonAnswer, refusal } from '../../../../json-answer.ts'
import { requireSameOrigin } from '../../../../same-origin.ts'
import { requireEditor } from '../../../../session.ts'

/** The longest that a run asks linked pages, in milliseconds. What was asked until then is kept for the next. */
const longestRun = 120_000

type Context = { params: Promise<{ id: string }> }

/** A line of what `POST` answers with: how far it is, or at last what was found, or that it could not go on. */
export type CheckLine = { links: Findings['links'] } | Findings | { error: string }

/** What is known at once of an issue: nobody else is asked. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const editor = await requireEditor()
    return jsonAnswer(200, (await findFindings(editor, await issueOf(params))) satisfies Findings)
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}

/** Asks the linked pages, too. Answers with a JSON value a line (`CheckLine`), as it goes on; the last has the findings. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const id = await issueOf(params)
    await findFindings(editor, id)
    const gone = new AbortController()
    const signal = AbortSignal.any([request.signal, gone.signal, AbortSignal.timeout(longestRun)])
    const lines = new ReadableStream<Uint8Array>({
      async start(controller) {
        const say = (line: CheckLine) => {
          if (!gone.signal.aborted) controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`))
        }
        try {
          say(await askLinks(editor, id, (links) => say({ links }), signal))
        } catch (error) {
          if (!(error instanceof MastheadError)) console.error('Asking the links of an issue failed:', error)
          say({
            error:
              error instanceof MastheadError ? error.message : 'The links could not be asked. Try again in a minute.',
          })
        }
        if (!gone.signal.aborted) controller.close()
      },
      cancel() {
        gone.abort()
      },
    })
    return new Response(lines, {
      headers: {
        'Content-Type': 'application/x-ndjson; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        'X-Content-Type-Options': 'nosniff',
        // A proxy that waits for the whole answer would take the progress away.
        'X-Accel-Buffering': 'no',
      },
    })
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}

async function issueOf(params: Context['params']): Promise<string> {
  const { id } = await params
  if (!isId(id)) throw new NotFound('There is no such issue.')
  return id
}
