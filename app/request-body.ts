import { MastheadError } from '@/lib/errors.ts'

export class TooLarge extends MastheadError {
  constructor(mostBytes: number) {
    super(`This is larger than ${sizeOf(mostBytes)}, which is the most that is taken.`, 413)
  }
}

/** Reads a body and stops as soon as it grows past the limit, whatever its headers say. @throws TooLarge */
export async function readWhole(request: Request, mostBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw new TooLarge(mostBytes)
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > mostBytes) throw new TooLarge(mostBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.round(bytes / 1024)
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round(kilobytes / 1024)} MB`
}
