declare module 'commonmark-spec' {
  /** The examples of the specification; tabs are written as arrows. */
  export const tests: readonly { number: number; section: string; markdown: string; html: string }[]
}
