'use client'

/** What a person sees when something of ours broke. The log has the details. */
export default function DeskError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="room room-message">
      <h1>Something broke on our side</h1>
      <p>
        Your saved text is safe. Try again; if it stays broken, whoever runs this server finds the reason in its log.
      </p>
      <p>
        <button className="button" data-kind="primary" type="button" onClick={reset}>
          Try again
        </button>{' '}
        <a className="button" href="/desk/issues">
          All issues
        </a>
      </p>
    </main>
  )
}
