import { ownClock } from './own-clock.ts'

/** What a date and time of the publication's clocks comes to, as `/desk/time` answers. */
export type ToldTime = { instant: string; offset: string; comes: 'once' | 'twice' | 'never'; shown: string }

/** What there is to say of a time, beside what the field shows. */
export function timeWords({ instant, offset, comes, shown }: ToldTime, timeZone: string): string[] {
  const own = ownClock(new Date(instant), timeZone)
  const hour = shown.slice(11)
  return [
    `In ${timeZone} that is UTC${offset === '+00:00' ? '' : offset.replace('-', '−')}.`,
    ...(comes === 'twice' ? [`The clocks go back that night, and ${hour} comes twice. The first one is meant.`] : []),
    ...(comes === 'never'
      ? [`The clocks go forward over that time, so it never comes. The issue goes out at ${hour}.`]
      : []),
    ...(own ? [`Your own clock shows ${own} then.`] : []),
  ]
}
