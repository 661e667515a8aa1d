'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { deleteIssue } from '@/lib/issues/delete.ts'
import { publishIssue, unpublishIssue } from '@/lib/issues/publish.ts'
import { cancelSchedule, dismissLateness, scheduleIssue } from '@/lib/issues/schedule.ts'
import { deskAction } from '../../../action.ts'

const thisIssue = z.object({ id: z.uuid() })

export const publish = deskAction(
  thisIssue.extend({ version: z.coerce.number().int().positive() }),
  async (editor, { id, version }) => {
    const address = await publishIssue(editor, id, version)
    revalidatePath(`/desk/issues/${id}`)
    return `Published at ${address}`
  },
)

export const unpublish = deskAction(thisIssue, async (editor, { id }) => {
  await unpublishIssue(editor, id)
  revalidatePath(`/desk/issues/${id}`)
  return 'This issue is a draft again. Readers no longer see it.'
})

export const schedule = deskAction(
  thisIssue.extend({ at: z.string().min(1, { error: 'Choose a date and a time.' }) }),
  async (editor, { id, at }) => {
    await scheduleIssue(editor, id, at)
    revalidatePath(`/desk/issues/${id}`)
    return 'Scheduled.'
  },
)

export const cancel = deskAction(thisIssue, async (editor, { id }) => {
  await cancelSchedule(editor, id)
  revalidatePath(`/desk/issues/${id}`)
  return 'This issue is a draft again. It will not go out by itself.'
})

export const dismissLate = deskAction(thisIssue, async (editor, { id }) => {
  await dismissLateness(editor, id)
  revalidatePath(`/desk/issues/${id}`)
})

export const deleteThisIssue = deskAction(thisIssue, async (editor, { id }) => {
  await deleteIssue(editor, id)
  redirect(`/desk/issues?deleted=${id}`)
})
