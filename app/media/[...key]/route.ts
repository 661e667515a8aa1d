import { isKey } from '@/lib/media/key.ts'
import { readSize } from '@/lib/media/resize.ts'
import { readMedia } from '@/lib/media/store.ts'
import { answer, immutable } from '../../(reader)/answer.ts'
import { notFound, readerRoute } from '../../(reader)/reader-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<{ key: string[] }>(async (request, site, { key }) => {
  const name = key.join('/')
  const media = (await readMedia(name)) ?? (await readSize(name))
  if (!media) return notFound(request, site)
  return answer(request, {
    ...media,
    // A key is the hash of what is kept under it, so it says all that an entity tag has to. A lesser width has no such
    // name: another encoder may make other bytes of it.
    ...(isKey(name) && { hash: name }),
    headers: { 'Cache-Control': immutable, 'Content-Security-Policy': "default-src 'none'; sandbox" },
  })
})
