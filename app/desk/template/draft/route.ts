import { findTemplate, saveTemplate } from '@/lib/template/template.ts'
import { answerWithDraft, takeDraft } from '../../draft-door.ts'

export async function GET(): Promise<Response> {
  return answerWithDraft(() => findTemplate())
}

/** Autosave of the template. */
export async function PUT(request: Request): Promise<Response> {
  return takeDraft(request, saveTemplate)
}
