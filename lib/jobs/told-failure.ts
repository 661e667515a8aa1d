/**
 * A failure of a job that the log has been told of in plain words already, or has no need to know. The job is tried again
 * like any other.
 */
export class ToldFailure extends Error {
  readonly isTold = true
}
