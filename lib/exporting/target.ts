/** Where an export goes. What was there before stays whole until something whole takes its place. */
export type Target = {
  /** Writes one file. @param path with slashes, below the export's root. */
  write(path: string, content: Uint8Array): Promise<void>
  /** Puts what was written in its place, where that was not done file by file. */
  finish(): Promise<void>
  /** Takes away what is not in its place. */
  abandon(): Promise<void>
}
