import type { Result } from '../../shared/result'
import { t } from '../../shared/messages'
import type { UploadOptions } from './client'

/** Sends one announced file. XMLHttpRequest, because fetch does not tell how much was sent. */
export function putFile(
  file: Blob,
  ticket: string,
  headers: Readonly<Record<string, string>>,
  { onProgress, signal }: UploadOptions = {},
): Promise<Result<{ bytes: number }>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const failed = () =>
      resolve({
        ok: false,
        error: {
          code: 'internal',
          message: t('connection.uploadFailed'),
          hint: t('connection.uploadFailedHint'),
        },
      })
    request.open('PUT', `/upload/${encodeURIComponent(ticket)}`)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress?.(event.loaded)
    request.onerror = failed
    request.onabort = () =>
      resolve({ ok: false, error: { code: 'cancelled', message: t('connection.uploadCancelled') } })
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as Result<{ bytes: number }>)
      } catch {
        failed()
      }
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
