import { inflateSync } from 'node:zlib'

/** How much a PNG may say beside its pixels, in bytes, unpacked. Colour profiles and descriptions come to some hundred KB. */
const mostBeside = 4 * 1024 * 1024
const mostChunks = 100_000
const signature = 8

/**
 * Whether a PNG holds packed words or colour profiles that unpack to more than any picture needs: libpng would unpack each
 * of them, a thousand times eight megabytes, before the first pixel. Other files hold nothing of the kind.
 */
export function isPackedPng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, signature) !== '\x89PNG\r\n\x1a\n') return false
  let unpacked = 0
  let chunks = 0
  for (let at = signature; at + 8 <= file.length; chunks += 1) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const content = file.subarray(at + 8, at + 8 + length)
    unpacked += unpackedLength(type, content)
    if (unpacked > mostBeside || chunks > mostChunks) return true
    at += 12 + length
  }
  return false
}

/** PNG Specification, 11.3.2.3 iCCP and 11.3.3: what is compressed begins after words that end with zeros. */
function unpackedLength(type: string, content: Buffer): number {
  if (type !== 'iCCP' && type !== 'zTXt' && type !== 'iTXt') return 0
  const keyword = content.indexOf(0)
  if (keyword < 0) return content.length
  if (type !== 'iTXt') return inflatedLength(content.subarray(keyword + 2))
  const isCompressed = content[keyword + 1] === 1
  const language = content.indexOf(0, keyword + 3)
  const translated = content.indexOf(0, language + 1)
  return isCompressed && language > 0 && translated > 0
    ? inflatedLength(content.subarray(translated + 1))
    : content.length
}

function inflatedLength(packed: Buffer): number {
  try {
    return inflateSync(packed, { maxOutputLength: mostBeside }).byteLength
  } catch (error) {
    const isTooMuch = error instanceof RangeError
    // What is broken is for the decoder to judge.
    return isTooMuch ? mostBeside + 1 : packed.length
  }
}
