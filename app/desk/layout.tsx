import '@fontsource-variable/source-sans-3/wght.css'
import '@/components/reader/letter-face-serif.css'
import '@/components/ui/tokens.css'
import '@/components/ui/controls.css'
import '@/components/desk/desk.css'
import '@/components/desk/letter-faces.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Palette } from '@/components/desk/palette.tsx'
import { findPublication } from '@/lib/publication/find.ts'
import { letterFaceOf } from '@/lib/publication/look-input.ts'
import { newIssue } from './(rooms)/issues/actions.ts'

export const metadata: Metadata = {
  title: { default: 'Desk', template: '%s · Desk' },
  robots: { index: false, follow: false },
  icons: { icon: '/icon.svg' },
}

// Who asks decides what is shown, so nothing of the desk is made ahead of time.
export const dynamic = 'force-dynamic'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // Where the database can't be asked, the page below says so; this frame around it stands all the same.
  const publication = await findPublication().catch(() => null)
  return (
    <html lang="en" data-letter-face={letterFaceOf(publication?.letterFace ?? '')}>
      <body>
        {children}
        <Palette newIssue={newIssue} />
      </body>
    </html>
  )
}
