import { crc32 } from './crc32.ts'

/** The upper half of IBM code page 437, which zips are in that don't say otherwise (APPNOTE.TXT, appendix D). */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/** What systems write without saying so: macOS the first, Windows what is usual in its country. */
const unsaidEncodings = ['utf-8', 'gb18030', 'shift_jis', 'euc-kr', 'big5']

/** The extra field with the name in UTF-8 (APPNOTE.TXT, 4.6.9). */
const unicodePath = 0x7075

/**
 * What a file in a zip may be called: with slashes, in NFC, without a slash at its start. It is one name where the zip
 * says its encoding or has no need to; else every name that the bytes can be read as, the likeliest first: the letter
 * that asks for a file decides.
 */
export function namesOf(raw: Buffer, isUtf8: boolean, extra: Buffer): string[] {
  const said = isUtf8 || raw.every((byte) => byte < 128) ? raw.toString('utf8') : unicodeName(raw, extra)
  const names = said === null ? [...unsaidEncodings.map((encoding) => decode(raw, encoding)), decode437(raw)] : [said]
  return [...new Set(names.filter((name) => name !== null).map(plainPath))]
}

function plainPath(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
}

function unicodeName(raw: Buffer, extra: Buffer): string | null {
  for (let at = 0; at + 4 <= extra.length;) {
    const size = extra.readUInt16LE(at + 2)
    const field = extra.subarray(at + 4, at + 4 + size)
    // It begins with its version, 1, and the checksum of the name it stands for.
    const isMeant = extra.readUInt16LE(at) === unicodePath && field.length > 5 && field[0] === 1
    if (isMeant && field.readUInt32LE(1) === crc32(raw)) return field.toString('utf8', 5)
    at += 4 + size
  }
  return null
}

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // Not in this encoding; or, in a Node built without it, nothing that can be read in it.
    if (error instanceof TypeError || error instanceof RangeError) return null
    throw error
  }
}

function decode437(bytes: Buffer): string {
  return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : upperHalf[byte - 128])).join('')
}
