import { notFound, readerRoute } from '@/app/(reader)/reader-route.tsx'
import { drawIcon } from '@/lib/drawing/icon.ts'
import { answerIcon } from '../icon-of.ts'
import { iconSizes } from '../sizes.ts'

export const dynamic = 'force-dynamic'

/** An icon for home screens, such as `192.png`. */
export const GET = readerRoute<{ size: string }>(async (request, site, { size }) => {
  const wanted = iconSizes.find((each) => size === `${each}.png`)
  if (wanted === undefined) return notFound(request, site)
  return answerIcon(request, 'image/png', (icon) => drawIcon(icon, wanted))
})
