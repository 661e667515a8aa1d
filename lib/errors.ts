/**
 * An error whose message is meant for the person who caused it: it says what happened and what to do, and holds no secret.
 * Every other error is a fault of ours and is shown to nobody; it goes to the log.
 */
export class MastheadError extends Error {
  /** The HTTP status that a door should answer with. */
  readonly status: number

  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.status = status
  }
}

/** What was sent can't be used as it is. */
export class InvalidInput extends MastheadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 422, options)
  }
}

/** Nobody is logged in, or the session was ended. */
export class NotLoggedIn extends MastheadError {
  constructor(message = 'You are not logged in. Log in and try again.') {
    super(message, 401)
  }
}

/** There is no such thing, or the asker may not see it; both look the same from outside. */
export class NotFound extends MastheadError {
  constructor(message: string) {
    super(message, 404)
  }
}

/** The thing changed since the asker last saw it. */
export class Conflict extends MastheadError {
  constructor(message: string) {
    super(message, 409)
  }
}

/** Too many tries; `retryAfter` is in seconds. */
export class TooManyAttempts extends MastheadError {
  readonly retryAfter: number

  constructor(message: string, retryAfter: number) {
    super(message, 429)
    this.retryAfter = retryAfter
  }
}

/** The machine or its settings do not allow to go on: shown on the terminal, ends the command. */
export class CannotRun extends MastheadError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 500, options)
  }
}
