import { ToldFailure } from '@/lib/jobs/told-failure.ts'
import { isBeingRerendered } from '@/lib/publication/find.ts'
import { rerenderIssues } from './rerender.ts'

/**
 * Goes on with writing all issues anew where that was begun: by an upgrade that asks for it, or by somebody who was
 * interrupted. Does nothing otherwise. Several servers may do this at the same time: each issue is written once.
 * @param signal stops it between two issues.
 * @throws ToldFailure when it was stopped, so that another server goes on from there.
 */
export async function continueRerender(signal: AbortSignal): Promise<void> {
  if (!(await isBeingRerendered())) return
  const { failed, left } = await rerenderIssues({ signal })
  for (const { slug, reason } of failed)
    console.error(`“${slug}” could not be written anew and stays as it was. ${reason}`)
  if (left > 0) throw new ToldFailure(`Stopped: ${left} issues are left.`)
}
