'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { newPreviewLink } from '@/lib/previews/input.ts'
import { createPreviewLink, revokePreviewLink } from '@/lib/previews/preview-links.ts'
import { deskAction } from '../../../../action.ts'

const ofThisIssue = z.object({ id: z.uuid() })

/** Makes a secret link. What is done is its address, which is shown this once. */
export const sharePreview = deskAction(ofThisIssue.extend(newPreviewLink.shape), async (editor, { id, days }) => {
  const { address } = await createPreviewLink(editor, id, days)
  revalidatePath(`/desk/issues/${id}/preview`)
  return address
})

export const endPreview = deskAction(ofThisIssue.extend({ link: z.uuid() }), async (editor, { id, link }) => {
  await revokePreviewLink(editor, id, link)
  revalidatePath(`/desk/issues/${id}/preview`)
  return 'That link leads nowhere from now on.'
})
