import { answerArchive } from '../archive.tsx'
import { readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** The newest part of the archive. */
export const GET = readerRoute((request, site) => answerArchive(request, site, null))
