/** Keys are `<SHA-256 in hex>.<extension>`; nothing else is ever looked up on disk, but for their sizes. */
const keyPattern = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp)$/

/** The widths in which a stored picture can be had beside its own; no other is ever made. */
export const widths = [480, 960, 1600] as const
export type Width = (typeof widths)[number]

/** A stored picture in one of the lesser widths. A GIF is had only as it is: most of them move. */
export type Size = { key: string; width: Width }

const sizePattern = new RegExp(`^([0-9a-f]{64})-(${widths.join('|')})\\.(jpg|png|webp)$`)

/** Whether a name can be the key of a stored picture. */
export function isKey(name: string): boolean {
  return keyPattern.test(name)
}

/** Whether a picture's kind can be had in lesser widths. */
export function hasSizes(key: string): boolean {
  return isKey(key) && !key.endsWith('.gif')
}

/** What a picture in a lesser width is called: `<SHA-256 in hex>-480.jpg`. */
export function sizeName({ key, width }: Size): string {
  return key.replace('.', `-${width}.`)
}

/** The size that a name as `sizeName` makes it means, or null. */
export function sizeNamed(name: string): Size | null {
  const [, hash, digits, extension] = sizePattern.exec(name) ?? []
  const width = widths.find((each) => String(each) === digits)
  return width === undefined ? null : { key: `${hash}.${extension}`, width }
}

/** Where a stored picture is served, by its key or the name of a size: a path below the publication's address. */
export function mediaAddress(name: string): string {
  return `/media/${name}`
}

/** What a path of ours shows: the key of a stored picture, and the width when it is a lesser one; else null. */
export function pictureAt(address: string): { key: string; width: Width | null } | null {
  const path = address.trim()
  const name = path.startsWith('/media/') ? path.slice('/media/'.length) : ''
  return isKey(name) ? { key: name, width: null } : sizeNamed(name)
}

/** The key of the stored picture that a path of ours shows, in whatever width, or null. */
export function keyInAddress(address: string): string | null {
  return pictureAt(address)?.key ?? null
}
