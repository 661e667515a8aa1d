/** How long a letter is to be, and of how many links it is made. */
export type LetterSize = { title: string; words: number; items: number }

/**
 * A letter of links and commentary in Markdown, of about so many words: sections of five items, with cards, lists, quotes
 * and footnotes here and there as authors have them.
 */
export function letterOf({ title, words, items }: LetterSize): string {
  const perItem = words / items
  const blocks: string[] = []
  const notes: string[] = []
  for (let number = 1; number <= items; number += 1) {
    if (number % 5 === 1) blocks.push(`## Part ${Math.ceil(number / 5)}: ${sentence(number).slice(0, 40)}`)
    blocks.push(item(number, Math.round(perItem * 0.42)))
    const call = number % 8 === 0 ? `[^n${number}]` : ''
    if (call !== '') notes.push(`${call}: ${sentence(number)}`)
    blocks.push(`${prose(number + 3, Math.round(perItem * 0.24))}${call}`)
    if (number % 9 === 0) blocks.push(`> ${sentence(number + 1)}`)
  }
  return `---\ntitle: ${title}\nlanguage: en\n---\n\n${blocks.join('\n\n')}\n\n${notes.join('\n\n')}\n`
}

function item(number: number, words: number): string {
  const card = `::card[What the tide left, ${number}]{href="https://example.org/tides/${number}" site="example.org" description="${sentence(number + 2)}"}`
  const list = `- ${sentence(number)}\n- ${sentence(number + 5)}`
  const parts = [prose(number, words), ...(number % 4 === 0 ? [card] : []), ...(number % 6 === 0 ? [list] : [])]
  return `:::item[On harbours and their clocks, number ${number}]{href="https://example.org/clocks/${number}"}\n${parts.join('\n\n')}\n:::`
}

/** So many words, in sentences that begin at another place each time. */
function prose(from: number, words: number): string {
  const said: string[] = []
  for (let at = from, count = 0; count < words; at += 1) {
    said.push(sentence(at))
    count += sentence(at).split(' ').length
  }
  return said.join(' ')
}

const sentences = [
  'The clock on the quay has been *four minutes* late since the war, and everybody who takes the ferry knows it.',
  'A timetable that is wrong in the same way every day is more useful than one that is right now and then.',
  'What I liked about this piece is its patience: it asks who wound the clock, and **who paid for it**.',
  'There is a [photograph](https://example.org/photograph) of the keeper, squinting, with a pocket watch in each hand.',
  'Nobody set out to build a standard; they set out to stop arguing at the gangway.',
  'The author counts forty harbours, and in thirty-one of them the story ends with a bell.',
  'I read it twice, once for the machines and once for the letters between the two engineers.',
]

function sentence(number: number): string {
  return sentences[number % sentences.length] ?? ''
}
