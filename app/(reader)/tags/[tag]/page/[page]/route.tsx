import { readerRoute } from '../../../../reader-route.tsx'
import { answerTag } from '../../../answer-tag.tsx'

export const dynamic = 'force-dynamic'

/** A further page of the issues with a tag. */
export const GET = readerRoute<{ tag: string; page: string }>((request, site, { tag, page }) =>
  answerTag(request, site, tag, page),
)
