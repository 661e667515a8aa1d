/** The database can't be used. The message is meant for people: what happened and what to do, without any password. */
export class DatabaseUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}
