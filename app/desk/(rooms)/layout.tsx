import type { ReactNode } from 'react'
import { DeskBar } from '@/components/desk/desk-bar.tsx'
import { findPublication } from '@/lib/publication/find.ts'
import { editorOrLogin } from '../../session.ts'

/** The rooms of the desk that share its bar; the issue being written has a bar of its own. */
export default async function RoomsLayout({ children }: { children: ReactNode }) {
  await editorOrLogin()
  const publication = await findPublication()
  return (
    <>
      <DeskBar title={publication?.title ?? 'Masthead'} />
      <main className="room">{children}</main>
    </>
  )
}
