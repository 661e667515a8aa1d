import Link from 'next/link'
import { FindButton } from './find-button.tsx'

/** The bar over the rooms of the desk. Works without script. */
export function DeskBar({ title }: { title: string }) {
  return (
    <header className="desk-bar">
      <Link className="desk-bar-title" href="/desk/issues">
        {title}
      </Link>
      <nav aria-label="Desk">
        <FindButton />
        <Link href="/desk/issues">Issues</Link>
        <Link href="/desk/template">Template</Link>
        <Link href="/desk/settings">Settings</Link>
        <a href="/">Read it</a>
        <form method="post" action="/logout">
          <button type="submit">Log out</button>
        </form>
      </nav>
    </header>
  )
}
