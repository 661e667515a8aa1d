import { InvalidInput } from '@/lib/errors.ts'

/**
 * Reads a file as UTF-8 text, without its byte order mark.
 * @throws InvalidInput when it is in another encoding, or no text at all: guessing would garble the letter.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new InvalidInput('This file is not UTF-8 text. Save it as UTF-8 and try again.', { cause: error })
  }
}
