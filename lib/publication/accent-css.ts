import { accentIn } from './accent.ts'

/**
 * What an accent adds to the end of the reader's stylesheet: its colours in light and in dark, on screens alone, as paper
 * is printed in black. Nothing but computed colours is ever written: whatever is not `#rrggbb` is the house's own.
 */
export function accentCss(chosen: string | null): string {
  if (chosen === null || !/^#[0-9a-f]{6}$/i.test(chosen)) return ''
  const [light, dark] = [accentIn('light', chosen), accentIn('dark', chosen)]
  const root = ({ accent, visited }: typeof light) => `:root{--accent:${accent};--visited:${visited}}`
  return `@media screen{${root(light)}@media (prefers-color-scheme: dark){${root(dark)}}}`
}
