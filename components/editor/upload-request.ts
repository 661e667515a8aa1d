/** A picture that the server took. Width and height in pixels; `alt` is what was last said that it shows, or empty. */
export type UploadedPicture = { address: string; width: number; height: number; alt: string }

/** The picture did not arrive; the message is for the author. */
export class UploadFailed extends Error {}

const noConnection = 'The picture could not be sent. Look at the connection and try again.'

/**
 * Sends one file as the raw body. `XMLHttpRequest`, as `fetch` does not tell how much was sent.
 * @param onProgress is called with the part that was sent, from 0 to 1.
 * @throws UploadFailed with a sentence for the author; an AbortError when the signal was used.
 */
export function uploadPicture(
  address: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<UploadedPicture> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const picture = pictureIn(request)
      if (picture) resolve(picture)
      else reject(new UploadFailed(reasonOf(request)))
    })
    request.addEventListener('error', () => reject(new UploadFailed(noConnection)))
    const cancel = () => {
      request.abort()
      reject(new DOMException('The upload was cancelled.', 'AbortError'))
    }
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    else request.send(file)
  })
}

function pictureIn(request: XMLHttpRequest): UploadedPicture | null {
  if (request.status !== 201) return null
  const { address, width, height, alt } = parsed(request.responseText)
  if (typeof address !== 'string' || typeof width !== 'number' || typeof height !== 'number') return null
  return { address, width, height, alt: typeof alt === 'string' ? alt : '' }
}

function reasonOf(request: XMLHttpRequest): string {
  if (request.status === 401) return 'You were logged out. Log in in another window, then try again.'
  const { error } = parsed(request.responseText)
  if (typeof error === 'string') return error
  return request.status === 413
    ? 'This picture is too large for the server. Make it smaller and try again.'
    : 'The server did not take this picture. Try again.'
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
