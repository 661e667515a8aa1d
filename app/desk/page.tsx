import { redirect } from 'next/navigation'
import { lastWorkedOn } from '@/lib/issues/last-worked-on.ts'
import { editorOrLogin } from '../session.ts'

/** The desk opens on what its author came for: the issue being written, or else all of them. */
export default async function Desk(): Promise<never> {
  const id = await lastWorkedOn(await editorOrLogin())
  redirect(id === null ? '/desk/issues' : `/desk/issues/${id}`)
}
