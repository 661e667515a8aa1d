/** For promises that failed with nobody waiting for them: it is told, and the process goes on. */
export function tellOfFailure(reason: unknown): void {
  console.error('Something failed that nobody waited for:', reason instanceof Error ? reason.message : reason)
}
