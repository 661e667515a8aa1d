/** Whether a proof is to be shown in light or in dark, whatever the browser is set to; null: as that is. */
export function schemeIn(query: URLSearchParams): 'light' | 'dark' | null {
  const scheme = query.get('scheme')
  return scheme === 'light' || scheme === 'dark' ? scheme : null
}
