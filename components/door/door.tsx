import type { ReactNode } from 'react'

/** A whole document before the desk: log in, set up, and why one of them can't be. No script. */
export function Door({
  title,
  wide = false,
  styles,
  children,
}: {
  title: string
  wide?: boolean
  styles: string
  children: ReactNode
}) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Masthead`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body className="door">
        <main className={wide ? 'wide' : undefined}>{children}</main>
      </body>
    </html>
  )
}
