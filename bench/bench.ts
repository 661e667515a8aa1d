/** One thing worth measuring: a file each, listed in `main.ts`. */
export type Bench = {
  /** How it is asked for: `npm run bench documents`. */
  name: string
  /** What is measured, in one line. */
  about: string
  /** @returns lines for people: what came out. */
  run(): Promise<string[]>
}
