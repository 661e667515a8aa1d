import { MastheadError } from '@/lib/errors.ts'
import { receiving } from '@/lib/media/decoder.ts'
import { largestUpload } from '@/lib/media/picture.ts'
import { storePicture } from '@/lib/media/store.ts'
import { jsonAnswer, refusal } from '../../json-answer.ts'
import { readWhole } from '../../request-body.ts'
import { requireSameOrigin } from '../../same-origin.ts'
import { requireEditor } from '../../session.ts'

/** Takes one picture as the raw body. What it is called or claims to be does not matter; what it is does. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request)
    const editor = await requireEditor()
    const { address, width, height, alt } = await receiving(largestUpload, async () =>
      storePicture(editor, await readWhole(request, largestUpload)),
    )
    return jsonAnswer(201, { address, width, height, alt })
  } catch (error) {
    if (error instanceof MastheadError) return refusal(error)
    throw error
  }
}
