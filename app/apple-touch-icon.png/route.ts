import { drawIcon } from '@/lib/drawing/icon.ts'
import { answerIcon } from '../icons/icon-of.ts'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerIcon(request, 'image/png', (icon) => drawIcon(icon, 180))
