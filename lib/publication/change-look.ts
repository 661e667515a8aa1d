import { database } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { MastheadError } from '@/lib/errors.ts'
import { findPictures } from '@/lib/media/find-pictures.ts'
import { keyInAddress } from '@/lib/media/key.ts'
import type { LookInput } from './look-input.ts'

/** Changes how the newsletter looks. @throws MastheadError when the logo is no picture that is kept here. */
export async function changeLook(look: LookInput): Promise<void> {
  const key = look.logo === null ? null : keyInAddress(look.logo)
  if (look.logo !== null && (key === null || !(await findPictures([key])).has(key))) {
    throw new MastheadError('The picture of the logo is not here any more. Add it anew.', 422)
  }
  await database()
    .update(publication)
    .set({ ...look, updatedAt: new Date() })
}
