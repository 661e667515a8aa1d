import 'server-only'
import { MastheadError } from '@/lib/errors.ts'
import type { Proof } from '@/lib/issues/preview.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import { framedAnswer } from '../../../../framed-answer.ts'
import { refusal } from '../../../../json-answer.ts'
import { requireEditor } from '../../../../session.ts'
import { requireProof } from './proof.ts'

type Written = { body: string; contentType: string }
type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>

/** Makes the route of one rendering of a draft, for who is logged in. */
export function framedRoute(
  write: (proof: Proof, publication: Publication, query: URLSearchParams) => Written,
): Handler {
  return async (request, { params }) => {
    try {
      await requireEditor()
      const [proof, publication] = await Promise.all([requireProof(params), findPublication()])
      if (!publication) throw new Error('An issue without a publication.')
      const { body, contentType } = write(proof, publication, new URL(request.url).searchParams)
      return framedAnswer(request, body, contentType)
    } catch (error) {
      if (error instanceof MastheadError) return refusal(error)
      throw error
    }
  }
}

/** Pictures of our own come from where the desk is, which need not be where readers will be. */
export function withPicturesFromHere(html: string, { address }: Publication): string {
  return html.replaceAll(`${address}/media/`, '/media/')
}
