/** Tells the lines of a source apart from those of a text that was put together of pieces of it. */
export class SourceLines {
  readonly #pieces: { start: number; line: number }[] = []
  #next = 1

  /** The piece comes next, and begins on this line of the source. */
  add(piece: string, line: number): void {
    this.#pieces.push({ start: this.#next, line })
    this.#next += piece.split('\n').length
  }

  /** Which line of the source a line of the text is. */
  inSource(number: number): number {
    let [low, high] = [0, this.#pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#pieces[middle]?.start ?? 0) <= number) low = middle + 1
      else high = middle
    }
    const piece = this.#pieces[low - 1]
    return piece ? piece.line + number - piece.start : 1
  }
}
