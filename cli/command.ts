/** One command of the command line: a file each, listed in `main.ts`. */
export type Command = {
  /** How it is typed, after `masthead`: `export DIR`. */
  usage: string
  /** One line for the list of commands. */
  summary: string
  /**
   * Runs with the words that follow the command's name.
   * @returns the exit code.
   * @throws MastheadError whose message is printed alone, with exit code 1.
   */
  run(words: string[]): Promise<number>
}
