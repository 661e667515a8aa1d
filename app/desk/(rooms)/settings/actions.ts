'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { changePassword } from '@/lib/accounts/change-password.ts'
import { passwordChange } from '@/lib/accounts/input.ts'
import { endSession } from '@/lib/accounts/sessions.ts'
import { NotLoggedIn } from '@/lib/errors.ts'
import { changePublication } from '@/lib/publication/change.ts'
import { publicationInput } from '@/lib/publication/input.ts'
import { changeHub, hubInput } from '@/lib/websub/hub.ts'
import { deskAction } from '../../../action.ts'
import { currentSession } from '../../../session.ts'

export const changeThePublication = deskAction(publicationInput, async (_editor, input) => {
  await changePublication(input)
  revalidatePath('/desk', 'layout')
  return 'Saved. Readers see it now.'
})

export const changeTheHub = deskAction(hubInput, async (_editor, { hub }) => {
  await changeHub(hub)
  revalidatePath('/desk/settings')
  return hub === null ? 'Saved. No hub is told of news.' : 'Saved. The hub is told of news from now on.'
})

export const changeMyPassword = deskAction(passwordChange, async (editor, change) => {
  const session = await currentSession()
  if (!session) throw new NotLoggedIn()
  const ended = await changePassword(editor, session.id, change)
  revalidatePath('/desk/settings')
  return ended === 0
    ? 'Your password is changed.'
    : `Your password is changed, and ${ended === 1 ? 'one other session was' : `${ended} other sessions were`} ended.`
})

export const endThatSession = deskAction(z.object({ id: z.uuid() }), async (editor, { id }) => {
  await endSession(editor, id)
  revalidatePath('/desk/settings')
})
