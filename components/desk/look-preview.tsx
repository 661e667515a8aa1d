import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import type { TypedLook } from '@/lib/publication/look-input.ts'
import { useRoom } from './use-room.ts'

type Choice<Value> = readonly { value: Value; label: string }[]

const pages: Choice<'home' | 'issue'> = [
  { value: 'home', label: 'First page' },
  { value: 'issue', label: 'An issue' },
]
const widths: Choice<390 | 1280> = [
  { value: 390, label: 'Phone' },
  { value: 1280, label: 'Wide' },
]
const schemes: Choice<'light' | 'dark'> = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Long enough for a hand that drags through colours, short enough to be at once. */
const settling = 120

/** The reader's own pages in a look that is not saved. Nothing in there can be followed. */
export function LookPreview({ look, hasIssue }: { look: TypedLook; hasIssue: boolean }) {
  const [page, setPage] = useState<'home' | 'issue'>('home')
  const [chosenWidth, setWidth] = useState<390 | 1280 | null>(null)
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  const paper = useRef<HTMLDivElement>(null)
  const room = useRoom(paper)
  const { current, coming, arrived } = useSwap(
    `/desk/settings/look/preview/${page}?${new URLSearchParams({ ...look, scheme })}`,
  )
  // On a phone a whole screen would be too small to see.
  const width = chosenWidth ?? (room !== null && room.width < 600 ? 390 : 1280)
  const scale = room === null ? 1 : Math.min(1, room.width / width)

  function settle({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>, address: string) {
    const shown = frame.contentDocument
    // Without leave to open windows, a link to a new one leads nowhere; one within the page works.
    for (const link of shown?.links ?? []) if (!link.hash) link.target = '_blank'
    if (address !== coming) return
    const before = paper.current?.querySelector('iframe')?.contentWindow
    frame.contentWindow?.scrollTo(0, before?.scrollY ?? 0)
    arrived(address)
  }

  return (
    <section className="look-preview" aria-label="Preview">
      <header>
        {hasIssue && <Switch label="Page" options={pages} value={page} change={setPage} />}
        <Switch label="Width" options={widths} value={width} change={setWidth} />
        <Switch label="Light or dark" options={schemes} value={scheme} change={setScheme} />
      </header>
      <div className="look-paper" ref={paper}>
        {[current, coming].map(
          (address) =>
            address !== null && (
              <iframe
                key={address}
                title="The newsletter as readers would see it"
                src={address}
                sandbox="allow-same-origin"
                aria-hidden={address === coming || undefined}
                onLoad={(event) => settle(event, address)}
                style={{
                  width,
                  height: room === null ? '100%' : room.height / scale,
                  transform: `translateX(-50%) scale(${scale})`,
                  colorScheme: scheme,
                }}
              />
            ),
        )}
      </div>
    </section>
  )
}

type SwitchProps<Value> = { label: string; options: Choice<Value>; value: Value; change: (value: Value) => void }

function Switch<Value extends string | number>({ label, options, value: chosen, change }: SwitchProps<Value>) {
  return (
    <div className="preview-choice" role="group" aria-label={label}>
      {options.map(({ value, label: name }) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => change(value)}>
          {name}
        </button>
      ))}
    </div>
  )
}

/** Keeps what is shown until what comes in its place is there. */
function useSwap(address: string) {
  const [current, setCurrent] = useState(address)
  const [coming, setComing] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setComing(address === current ? null : address), settling)
    return () => clearTimeout(timer)
  }, [address, current])
  function arrived(there: string) {
    setCurrent(there)
    setComing(null)
  }
  return { current, coming: coming === current ? null : coming, arrived }
}
