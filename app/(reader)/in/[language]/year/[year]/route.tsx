import { answerArchive, type AskedPlace } from '../../../../archive.tsx'
import { readerRoute } from '../../../../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** A year of the archive of one language. */
export const GET = readerRoute<AskedPlace & { language: string }>((request, site, { language, ...place }) =>
  answerArchive(request, site, language, place),
)
