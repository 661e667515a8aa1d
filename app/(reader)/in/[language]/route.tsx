import { answerArchive } from '../../archive.tsx'
import { readerRoute } from '../../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** The newest part of the archive of one language. */
export const GET = readerRoute<{ language: string }>((request, site, { language }) =>
  answerArchive(request, site, language),
)
