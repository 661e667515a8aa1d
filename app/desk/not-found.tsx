export default function DeskNotFound() {
  return (
    <main className="room room-message">
      <h1>There is nothing here</h1>
      <p>
        This issue does not exist, or it was deleted. A deleted issue can be restored from the list of deleted ones.
      </p>
      <p>
        <a className="button" data-kind="primary" href="/desk/issues">
          All issues
        </a>{' '}
        <a className="button" href="/desk/issues/deleted">
          Deleted issues
        </a>
      </p>
    </main>
  )
}
