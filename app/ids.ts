/** Whether a part of an address can be the id of anything; the database refuses what is no UUID with an error of its own. */
export function isId(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}
