'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { restoreIssue } from '@/lib/issues/delete.ts'
import { createDraft } from '@/lib/issues/draft.ts'
import { deskAction } from '../../../action.ts'
import { editorOrLogin } from '../../../session.ts'

export async function newIssue(): Promise<void> {
  const editor = await editorOrLogin()
  redirect(`/desk/issues/${await createDraft(editor)}`)
}

export const restore = deskAction(z.object({ id: z.uuid() }), async (editor, { id }) => {
  await restoreIssue(editor, id)
  redirect('/desk/issues')
})
