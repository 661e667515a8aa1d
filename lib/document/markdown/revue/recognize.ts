import { readOriginLine } from './origin.ts'

/**
 * Whether a file is a letter that came from Revue by way of Medium. It must have what no other Markdown has: a link around
 * the blocks of a card, the line below the title that tells where it first appeared, or the links of Revue, which counted
 * its readers. One such link may have been copied into any letter, so it counts only as the title of an item; three
 * count wherever they stand.
 */
export function isRevue(source: string): boolean {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  if (hasOrigin(lines)) return true
  let links = 0
  for (const line of outsideFences(lines)) {
    if (startsCard(line) || isTrackedTitle(line)) return true
    links += countTracked(line)
    if (links >= 3) return true
  }
  return false
}

/** Whether the first line below the title tells where the letter first appeared. */
function hasOrigin(lines: readonly string[]): boolean {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  const [first, second, third] = firstFilled(lines.slice(end + 1))
  if (first === undefined) return false
  if (readOriginLine(first)) return true
  const below = /^ {0,3}#(?:[ \t]|$)/.test(first) ? second : undefined
  const afterUnderline = second !== undefined && /^ {0,3}=+[ \t]*$/.test(second) ? third : undefined
  return readOriginLine(below ?? afterUnderline ?? '') !== null
}

function firstFilled(lines: readonly string[]): string[] {
  const filled: string[] = []
  for (const line of lines) {
    if (line.trim() !== '') filled.push(line)
    if (filled.length === 3) break
  }
  return filled
}

/** The lines that are no code in a fence. */
function* outsideFences(lines: readonly string[]): Generator<string> {
  let fence: string | null = null
  for (const line of lines) {
    const [, sign] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (fence === null) {
      if (sign === undefined) yield line
      else fence = sign
    } else if (sign?.startsWith(fence)) fence = null
  }
}

function startsCard(line: string): boolean {
  return /^ {0,3}\[\]\((?:[^\s()]|\([^\s()]*\))+\)[ \t]?\[#{1,6}(?:[ \t]|$)/.test(line)
}

/** Whether a line begins with a bold link or a heading that is a link, and Revue counted who followed it. */
function isTrackedTitle(line: string): boolean {
  if (!/^ {0,3}(?:#{2,6}[ \t]+(?:\*\*)?\[|\*\*\[|\[\*\*)/.test(line)) return false
  const start = line.indexOf('](')
  return start !== -1 && countTracked(line.slice(start, line.indexOf(')', start))) > 0
}

function countTracked(line: string): number {
  return line.match(/[?&]utm_source=revue\b/gi)?.length ?? 0
}
