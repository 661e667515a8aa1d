import type { SaveSnapshot } from './autosave.ts'

/**
 * The state of saving in words. It says "saved" only of what the server acknowledged.
 * @param now milliseconds since 1970, to leave the day out when it is today's.
 */
export function saveWords({ state, savedAt, isKept }: SaveSnapshot, timeZone: string, now: number): string {
  const words: Record<SaveSnapshot['state']['name'], string> = {
    saved: `Saved ${timeWords(savedAt, timeZone, now)}`,
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    offline: isKept ? 'Offline, kept here' : 'Offline, not saved',
    conflict: 'Changed in another window',
    refused: isKept ? 'Not saved, kept here' : 'Not saved',
  }
  return words[state.name]
}

/** A moment as the desk writes it: `14:02`, or `23 Nov, 14:02` when it was another day. The locale is fixed so that server and browser agree. */
export function timeWords(moment: string, timeZone: string, now: number): string {
  const date = new Date(moment)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(date)
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' })
  return day.format(date) === day.format(now) ? time : `${day.format(date)}, ${time}`
}
