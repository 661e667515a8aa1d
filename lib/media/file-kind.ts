/** What a file is by its first bytes: a picture that is taken, or why it is not, as a sentence. */
export type FileKind = { isTaken: true } | { isTaken: false; refusal: string }

const taken: FileKind = { isTaken: true }
const useThese = 'Use JPEG, PNG, GIF, WebP or AVIF.'

export const heicRefusal = `This is a HEIC photograph, which few programs can show. ${useThese}`

/** The first bytes in Latin-1 of what libvips is allowed to look at. */
const pictures: readonly RegExp[] = [
  /^\xff\xd8\xff/, // JPEG
  /^\x89PNG\r\n\x1a\n/,
  /^GIF8[79]a/,
  /^RIFF[\s\S]{4}WEBP/,
  /^(?:II\*\0|MM\0\*|II\+\0\x08|MM\0\+)/, // TIFF and BigTIFF
  /^[\s\S]{4}ftyp(?:avif|avis|mif1|msf1|miaf)/, // AVIF
]

const others: readonly [RegExp, string][] = [
  [/^[\s\S]{4}ftyp(?:hei[cmsx]|hev[cmsx])/, heicRefusal],
  [/^%PDF/, `This is a PDF, not a picture. ${useThese}`],
  [/^PK(?:\x03\x04|\x05\x06|\x07\x08)/, `This is an archive of files, not a picture. ${useThese}`],
  [/^(?:\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!)/, `This is a packed file, not a picture. ${useThese}`],
]

/** Tells what a file is, whatever it is called or said to be. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.byteLength === 0)
    return { isTaken: false, refusal: 'This file is empty. Look whether it is all right where it comes from.' }
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('latin1')
  if (pictures.some((picture) => picture.test(start))) return taken
  const other = others.find(([sign]) => sign.test(start))
  return {
    isTaken: false,
    refusal: other?.[1] ?? ofText(bytes) ?? `This is not a picture that can be read. ${useThese}`,
  }
}

/** Drawings and pages are text, in whatever of the usual encodings. */
function ofText(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  // Without zeros UTF-16 reads like the rest, as far as tags go.
  const text = start.toString('latin1').replaceAll('\0', '')
  if (/<svg[\s>]|<!doctype svg/i.test(text)) return `This is a drawing in SVG, which can carry scripts. Save it as PNG.`
  if (/<(?:!doctype html|html|head|body|script)[\s>]/i.test(text)) return `This is a page, not a picture. ${useThese}`
  return null
}
