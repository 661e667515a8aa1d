import { drawIconFile } from '@/lib/drawing/icon.ts'
import { answerIcon } from '../icons/icon-of.ts'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) =>
  answerIcon(request, 'image/vnd.microsoft.icon', (icon) => drawIconFile(icon, [16, 32, 48]))
