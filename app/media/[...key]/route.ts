import { readMedia } from '@/lib/media/store.ts'
import { answer, immutable } from '../../(reader)/answer.ts'
import { notFound, readerRoute } from '../../(reader)/reader-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<{ key: string[] }>(async (request, site, { key }) => {
  // A key is the hash of what is kept under it, so it says all that an entity tag has to.
  const hash = key.join('/')
  const media = await readMedia(hash)
  if (!media) return notFound(request, site)
  return answer(request, {
    body: media.body,
    hash,
    contentType: media.contentType,
    headers: { 'Cache-Control': immutable, 'Content-Security-Policy': "default-src 'none'; sandbox" },
  })
})
