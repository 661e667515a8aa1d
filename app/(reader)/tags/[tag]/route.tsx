import { readerRoute } from '../../reader-route.tsx'
import { answerTag } from '../answer-tag.tsx'

export const dynamic = 'force-dynamic'

/** The newest issues with a tag. */
export const GET = readerRoute<{ tag: string }>((request, site, { tag }) => answerTag(request, site, tag))
