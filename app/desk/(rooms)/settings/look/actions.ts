'use server'

import { revalidatePath } from 'next/cache'
import { changeLook } from '@/lib/publication/change-look.ts'
import { lookInput } from '@/lib/publication/look-input.ts'
import { deskAction } from '../../../../action.ts'

export const changeTheLook = deskAction(lookInput, async (_editor, look) => {
  await changeLook(look)
  revalidatePath('/desk', 'layout')
  return 'Saved. Readers see it now.'
})
