import type { Site } from '@/components/reader/site.ts'
import {
  issuePicturePath,
  issuePictureText,
  publicationPicturePath,
  publicationPictureText,
  type PictureText,
} from '@/lib/drawing/input.ts'
import { keepDrawing } from '@/lib/drawing/keep.ts'
import { drawSharedPicture } from '@/lib/drawing/shared-picture.ts'
import { findPublishedIssue } from '@/lib/issues/find-published.ts'
import { answer, immutable } from '../../answer.ts'
import { notFound, readerRoute } from '../../reader-route.tsx'

export const dynamic = 'force-dynamic'

/**
 * The picture that stands for an issue (`/pictures/<slug>/<hash>.png`) or the newsletter (`/pictures/<hash>.png`) where it
 * is shared. The hash is of all that it shows. Whoever has an older one is led to what it shows now; nothing else is drawn,
 * so that nobody can have pictures made that no page shows.
 */
export const GET = readerRoute<{ name: string[] }>(async (request, site, { name }) => {
  const [hash = '', slug] = [...name].reverse()
  if (name.length > 2 || !/^[0-9a-f]{24}\.png$/.test(hash)) return notFound(request, site)
  const shown = slug === undefined ? ofPublication(site) : await ofIssue(site, decoded(slug))
  if (!shown) return notFound(request, site)
  const { path, text } = shown
  if (!path.endsWith(`/${hash}`)) {
    return new Response(null, { status: 302, headers: { Location: path, 'Cache-Control': 'public, max-age=300' } })
  }
  return answer(request, {
    body: await keepDrawing(path, () => drawSharedPicture(text)),
    contentType: 'image/png',
    headers: { 'Cache-Control': immutable },
  })
})

type Shown = { path: string; text: PictureText }

function ofPublication({ publication }: Site): Shown {
  return { path: publicationPicturePath(publication), text: publicationPictureText(publication) }
}

async function ofIssue(site: Site, slug: string): Promise<Shown | null> {
  const { publication } = site
  const found = await findPublishedIssue(slug)
  if (!found) return null
  if (found.found === 'moved') return ofIssue(site, found.slug)
  return { path: issuePicturePath(publication, found.issue), text: issuePictureText(publication, found.issue) }
}

/** Next hands on what stands between slashes as it came. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
