'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { revisionName } from '@/lib/issues/revision-input.ts'
import { keepRevision, nameRevision, restoreRevision } from '@/lib/issues/revisions.ts'
import { deskAction } from '../../../../action.ts'

const thisIssue = z.object({ id: z.uuid() })
const thisText = thisIssue.extend({ revision: z.uuid() })

export const keepText = deskAction(thisIssue.extend({ name: revisionName }), async (editor, { id, name }) => {
  await keepRevision(editor, id, name)
  revalidatePath(`/desk/issues/${id}/history`)
  return `Kept as “${name}”.`
})

export const nameText = deskAction(thisText.extend({ name: revisionName }), async (editor, { id, revision, name }) => {
  await nameRevision(editor, id, revision, name)
  revalidatePath(`/desk/issues/${id}/history`)
  return `Kept as “${name}”.`
})

export const unnameText = deskAction(thisText, async (editor, { id, revision }) => {
  await nameRevision(editor, id, revision, null)
  revalidatePath(`/desk/issues/${id}/history`)
  return 'It has no name now.'
})

export const restoreText = deskAction(
  thisText.extend({ version: z.coerce.number().int().positive() }),
  async (editor, { id, revision, version }) => {
    const { kept } = await restoreRevision(editor, id, revision, version)
    redirect(`/desk/issues/${id}/history?restored=${kept}`)
  },
)
