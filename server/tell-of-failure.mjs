/**
 * For promises that failed with nobody waiting for them: it is told, and the process goes on. Of an error only where it came
 * from is told: those of a database's driver carry its password along.
 * @param {unknown} reason
 */
export function tellOfFailure(reason) {
  console.error('Something failed that nobody waited for:', reason instanceof Error ? reason.stack : String(reason))
}
