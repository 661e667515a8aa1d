import 'server-only'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import { Door } from '@/components/door/door.tsx'
import { readWhole } from './request-body.ts'

let styles: Promise<{ css: string; source: string }> | undefined

/** The sheet of the door pages, and the source expression that lets exactly it through (CSP 3, section 2.3.1). */
function doorStyles() {
  styles ??= readStyles()
  return styles
}

async function readStyles() {
  const sheets = ['ui/tokens.css', 'ui/controls.css', 'door/door.css']
  const parts = await Promise.all(sheets.map((sheet) => readFile(join(process.cwd(), 'components', sheet), 'utf8')))
  const css = parts
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
  return { css, source: `'sha256-${createHash('sha256').update(css).digest('base64')}'` }
}

type DoorAnswer = { title: string; wide?: boolean; status?: number; headers?: Record<string, string> }

/** A whole HTML document for a page before the desk; never cached, never framed, without script. */
export async function doorPage(
  { title, wide = false, status = 200, headers = {} }: DoorAnswer,
  content: ReactNode,
): Promise<Response> {
  const { css, source } = await doorStyles()
  const { renderToStaticMarkup } = await import('react-dom/server')
  const html = renderToStaticMarkup(
    <Door title={title} wide={wide} styles={css}>
      {content}
    </Door>,
  )
  return new Response(`<!doctype html>${html}`, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src ${source}; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      // Not `no-referrer`: with that a browser sends `Origin: null` with the form, and the form would count as foreign.
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
      ...headers,
    },
  })
}

/** Sends the browser on to a path of this site after a form was taken (303). */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}

/** More than any form before the desk needs, in bytes: whoever posts here is not known yet. */
const largestForm = 64 * 1024

/**
 * The fields of a form as browsers post it (`application/x-www-form-urlencoded`).
 * @throws TooLarge before a greater body is read.
 */
export async function postedFields(request: Request): Promise<Record<string, string>> {
  const body = new TextDecoder().decode(await readWhole(request, largestForm))
  return Object.fromEntries(new URLSearchParams(body))
}
