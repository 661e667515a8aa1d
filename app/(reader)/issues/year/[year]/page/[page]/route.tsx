import { answerArchive, type AskedPlace } from '../../../../../archive.tsx'
import { readerRoute } from '../../../../../reader-route.tsx'

export const dynamic = 'force-dynamic'

/** A further page of a year of the archive. */
export const GET = readerRoute<AskedPlace>((request, site, place) => answerArchive(request, site, null, place))
