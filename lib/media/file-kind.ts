/** What a file is by its first bytes: a picture that is taken, or why it is not, as a sentence. */
export type FileKind = { isTaken: true } | { isTaken: false; refusal: string }

const taken: FileKind = { isTaken: true }
const useThese = 'Use JPEG, PNG, GIF, WebP or AVIF.'

export const heicRefusal = `This is a HEIC photograph, which few programs can show. ${useThese}`

/** The first bytes in hexadecimal of what libvips is allowed to look at. */
const pictures: readonly RegExp[] = [
  /^ffd8ff/, // JPEG
  /^89504e470d0a1a0a/, // PNG
  /^474946383[79]61/, // GIF87a, GIF89a
  /^52494646.{8}57454250/, // RIFF, WEBP
  /^(?:49492a00|4d4d002a|49492b0008|4d4d002b)/, // TIFF and BigTIFF
  /^.{8}66747970(?:61766966|61766973|6d696631|6d736631|6d696166)/, // ftyp: avif, avis, mif1, msf1, miaf
]

const others: readonly [RegExp, string][] = [
  [/^.{8}667479706865(?:69|76)(?:63|6d|73|78)/, heicRefusal], // ftyp: hei?, hev?
  [/^25504446/, `This is a PDF, not a picture. ${useThese}`],
  [/^504b(?:0304|0506|0708)/, `This is an archive of files, not a picture. ${useThese}`],
  [/^(?:1f8b|425a68|fd377a585a|377abcaf|52617221)/, `This is a packed file, not a picture. ${useThese}`],
]

/** Tells what a file is, whatever it is called or said to be. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.byteLength === 0)
    return { isTaken: false, refusal: 'This file is empty. Look whether it is all right where it comes from.' }
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32)).toString('hex')
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
