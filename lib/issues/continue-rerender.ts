import { isBeingRerendered } from '@/lib/publication/find.ts'
import { rerenderIssues } from './rerender.ts'

/**
 * Goes on with writing all issues anew where that was begun: by an upgrade that asks for it, or by somebody who was
 * interrupted. Does nothing otherwise. Several servers may do this at the same time: each issue is written once.
 * @param signal stops it between two issues; the next call goes on from there.
 */
export async function continueRerender(signal: AbortSignal): Promise<void> {
  if (!(await isBeingRerendered())) return
  const { failed } = await rerenderIssues({ signal })
  for (const { slug, reason } of failed)
    console.error(`“${slug}” could not be written anew and stays as it was. ${reason}`)
}
