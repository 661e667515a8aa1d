'use client'

import './preview.css'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { clippedFrom } from '@/lib/document/email-size.ts'
import type { PreviewLink } from '@/lib/previews/preview-links.ts'
import type { FormAction } from './issue-bar.tsx'
import { SharePreview } from './share-preview.tsx'

type PreviewDeskProps = {
  issueId: string
  title: string
  email: { bytes: number; isClipped: boolean }
  timeZone: string
  links: PreviewLink[]
  actions: { sharePreview: FormAction; endPreview: FormAction }
}

type Form = 'page' | 'email' | 'feed' | 'text'
type Scheme = 'light' | 'dark'

const forms: { form: Form; label: string; widths: { width: number | null; label: string }[] }[] = [
  {
    form: 'page',
    label: 'Page',
    widths: [
      { width: 390, label: 'Phone' },
      { width: null, label: 'Desktop' },
    ],
  },
  {
    form: 'email',
    label: 'E-mail',
    widths: [
      { width: 320, label: '320' },
      { width: 600, label: '600' },
      { width: null, label: 'Full' },
    ],
  },
  { form: 'feed', label: 'Feed', widths: [] },
  { form: 'text', label: 'Text', widths: [] },
]

/** The draft in every form in which it would go out: side by side, on a phone one at a time. */
export function PreviewDesk({ issueId, title, email, timeZone, links, actions }: PreviewDeskProps) {
  const isWide = useSyncExternalStore(
    watchWidth,
    () => matchMedia(wide).matches,
    () => true,
  )
  const [shown, setShown] = useState<Form[]>(['page', 'email'])
  const [current, setCurrent] = useState<Form>('page')
  const [scheme, setScheme] = useState<Scheme | null>(null)
  const address = `/desk/issues/${issueId}/preview`
  const visible = isWide ? shown : [current]

  function choose(form: Form) {
    setCurrent(form)
    const others = shown.filter((each) => each !== form)
    if (!isWide || !shown.includes(form)) setShown([...others, form])
    // One is always shown.
    else if (others.length > 0) setShown(others)
  }

  return (
    <div className="preview-desk">
      <header className="preview-bar">
        <a className="button" data-kind="quiet" href={`/desk/issues/${issueId}`}>
          Write on
        </a>
        <h1 dir="auto">{title}</h1>
        <div className="preview-choice" role="group" aria-label="What is shown">
          {forms.map(({ form, label }) => (
            <button key={form} type="button" aria-pressed={visible.includes(form)} onClick={() => choose(form)}>
              {label}
            </button>
          ))}
        </div>
        <div className="preview-choice" role="group" aria-label="Light or dark">
          {(['light', 'dark'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={scheme === each}
              onClick={() => setScheme(scheme === each ? null : each)}
            >
              {each === 'light' ? 'Light' : 'Dark'}
            </button>
          ))}
        </div>
        <SharePreview issueId={issueId} timeZone={timeZone} links={links} actions={actions} />
      </header>
      <main className="preview-columns">
        {forms
          .filter(({ form }) => visible.includes(form))
          .map(({ form, label, widths }) => (
            <Proof
              key={form}
              form={form}
              label={label}
              widths={widths}
              address={scheme ? `${address}/${form}?scheme=${scheme}` : `${address}/${form}`}
              scheme={scheme}
              size={form === 'email' ? mailSize(email) : null}
            />
          ))}
      </main>
    </div>
  )
}

type ProofProps = {
  form: Form
  label: string
  widths: { width: number | null; label: string }[]
  address: string
  scheme: Scheme | null
  size: string | null
}

function Proof({ form, label, widths, address, scheme, size }: ProofProps) {
  const [width, setWidth] = useState<number | null>(() => widths[0]?.width ?? null)
  const pageSize = usePageSize(form === 'page' ? address : null)
  const said = size ?? pageSize
  return (
    <section className="proof" aria-label={label} data-full={width === null || undefined}>
      <header>
        <h2>{label}</h2>
        {widths.length > 0 && (
          <div
            className="preview-choice"
            role="group"
            aria-label={`Width of the ${form === 'page' ? 'page' : 'e-mail'}`}
          >
            {widths.map((each) => (
              <button
                key={each.label}
                type="button"
                aria-pressed={each.width === width}
                onClick={() => setWidth(each.width)}
              >
                {each.label}
              </button>
            ))}
          </div>
        )}
        {said && <p>{said}</p>}
      </header>
      <div className="proof-paper">
        <iframe
          key={address}
          title={`${label} of the issue`}
          src={address}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          style={{ width: width === null ? '100%' : `${width}px`, ...(scheme && { colorScheme: scheme }) }}
        />
      </div>
    </section>
  )
}

function mailSize({ bytes, isClipped }: { bytes: number; isClipped: boolean }): string {
  const most = clippedFrom / 1024
  return isClipped
    ? `${kilobytes(bytes)}. Gmail cuts off what is longer than ${most} KB.`
    : `${kilobytes(bytes)} of the ${most} KB that Gmail shows`
}

/** How large the page is that readers load, without its pictures. */
function usePageSize(address: string | null): string | null {
  const [size, setSize] = useState<string | null>(null)
  useEffect(() => {
    if (address === null) return undefined
    const end = new AbortController()
    const ask = async () => {
      const answer = await fetch(address, { signal: end.signal })
      const { byteLength } = await answer.arrayBuffer()
      if (answer.ok) setSize(`${kilobytes(byteLength)} and its pictures`)
    }
    // The size is nice to know; the page itself says when it can't be had.
    ask().catch(() => {})
    return () => end.abort()
  }, [address])
  return size
}

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

const wide = '(min-width: 60rem)'

function watchWidth(listener: () => void): () => void {
  const query = matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
