import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LookDesk } from '@/components/desk/look-desk.tsx'
import { findLatestIssue } from '@/lib/issues/find-published.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { headerOf, letterFaceOf } from '@/lib/publication/look-input.ts'
import { editorOrLogin } from '../../../../session.ts'
import { changeTheLook } from './actions.ts'

export const metadata: Metadata = { title: 'Look' }

/** How the newsletter looks to its readers, with their pages beside it as they would be. */
export default async function LookPage() {
  await editorOrLogin()
  const publication = await findPublication()
  if (!publication) notFound()
  const latest = await findLatestIssue(publication.language)
  const { accent, logo, logoAlt, letterFace, header } = publication
  return (
    <>
      <header className="room-head">
        <h1>Look</h1>
        <a className="button" href="/desk/settings">
          All settings
        </a>
      </header>
      <LookDesk
        look={{
          accent: accent ?? '',
          logo: logo ?? '',
          logoAlt,
          letterFace: letterFaceOf(letterFace),
          header: headerOf(header, logo),
        }}
        hasIssue={latest !== null}
        save={changeTheLook}
      />
    </>
  )
}
