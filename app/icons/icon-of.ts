import type { IconText } from '@/lib/drawing/icon.ts'
import { keepDrawing } from '@/lib/drawing/keep.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import { answer, contentHash } from '../(reader)/answer.ts'

/** Icons before the newsletter is set up. */
const house: IconText = { title: 'Masthead', language: 'en', accent: null, logo: null }

/** Answers with an icon of the newsletter; it is drawn anew when what it is made of changes. */
export async function answerIcon(
  request: Request,
  contentType: string,
  draw: (icon: IconText) => Promise<Uint8Array<ArrayBuffer> | string>,
): Promise<Response> {
  const publication = await findPublication()
  const icon = publication ? textOf(publication) : house
  const name = `icon ${contentType} ${new URL(request.url).pathname} ${contentHash(JSON.stringify(icon))}`
  const body = await keepDrawing(name, async () => {
    const drawn = await draw(icon)
    return typeof drawn === 'string' ? new TextEncoder().encode(drawn) : drawn
  })
  return answer(request, {
    body,
    contentType,
    changedAt: publication?.updatedAt,
    headers: {
      'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
      // Opened by itself, an SVG is a document.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    },
  })
}

function textOf({ title, language, accent, logo }: Publication): IconText {
  return { title, language, accent, logo }
}
