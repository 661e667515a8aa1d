import type { ReactNode } from 'react'
import { directionOf } from '@/lib/document/languages.ts'

type HtmlDocumentProps = {
  language: string
  title: string
  stylesheet: string
  /** What the head says beside title, stylesheet and icon. */
  head?: ReactNode
  children: ReactNode
}

/** A whole document around a page. */
export function HtmlDocument({ language, title, stylesheet, head, children }: HtmlDocumentProps) {
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {head}
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
      </head>
      <body>{children}</body>
    </html>
  )
}
