import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HubForm } from '@/components/desk/hub-form.tsx'
import { PasswordForm } from '@/components/desk/password-form.tsx'
import { PublicationForm } from '@/components/desk/publication-form.tsx'
import { SessionList } from '@/components/desk/session-list.tsx'
import { listSessions } from '@/lib/accounts/sessions.ts'
import { env } from '@/lib/env.ts'
import { findChosenAddress, findPublication } from '@/lib/publication/find.ts'
import { currentSession, editorOrLogin } from '../../../session.ts'
import { changeMyPassword, changeTheHub, changeThePublication, endThatSession } from './actions.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const editor = await editorOrLogin()
  const [publication, chosenAddress, session, sessions] = await Promise.all([
    findPublication(),
    findChosenAddress(),
    currentSession(),
    listSessions(editor),
  ])
  if (!publication || !session) notFound()
  const { title, description, language, timeZone, authorName, authorAbout, hub } = publication
  return (
    <>
      <header className="room-head">
        <h1>Settings</h1>
      </header>
      <section className="settings">
        <h2>The newsletter</h2>
        <PublicationForm
          save={changeThePublication}
          values={{ title, description, language, timeZone, address: chosenAddress ?? '', authorName, authorAbout }}
          fixedAddress={env().url ?? null}
          timeZones={Intl.supportedValuesOf('timeZone')}
        />
      </section>
      <section className="settings">
        <h2>Its look</h2>
        <p className="hint">
          The accent, the typeface of letters, a logo and how pages begin, with your pages beside them.
        </p>
        <a className="button" href="/desk/settings/look">
          Choose the look
        </a>
      </section>
      <section className="settings">
        <h2>Feeds</h2>
        <HubForm hub={hub ?? ''} save={changeTheHub} />
      </section>
      <section className="settings">
        <h2>Your password</h2>
        <p className="hint">You log in as {editor.email}. A new password logs you out everywhere else.</p>
        <PasswordForm change={changeMyPassword} email={editor.email} />
      </section>
      <section className="settings">
        <h2>Where you are logged in</h2>
        <SessionList sessions={sessions} current={session.id} timeZone={timeZone} end={endThatSession} />
      </section>
    </>
  )
}
