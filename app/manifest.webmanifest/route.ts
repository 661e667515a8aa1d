import { directionOf } from '@/lib/document/languages.ts'
import { paper } from '@/lib/drawing/input.ts'
import { answer } from '../(reader)/answer.ts'
import { readerRoute } from '../(reader)/reader-route.tsx'
import { iconSizes } from '../icons/sizes.ts'

export const dynamic = 'force-dynamic'

/** What a device is told that keeps the newsletter on its home screen (Web Application Manifest). */
export const GET = readerRoute(async (request, { publication }) => {
  const { title, description, language } = publication
  const manifest = {
    id: '/',
    name: title,
    short_name: Array.from(title).slice(0, 24).join(''),
    ...(description && { description }),
    lang: language,
    dir: directionOf(language),
    start_url: '/',
    display: 'browser',
    background_color: paper.light,
    theme_color: paper.light,
    icons: iconSizes.map((size) => ({ src: `/icons/${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  }
  return answer(request, {
    body: `${JSON.stringify(manifest, null, 2)}\n`,
    contentType: 'application/manifest+json; charset=utf-8',
    changedAt: publication.updatedAt,
  })
})
