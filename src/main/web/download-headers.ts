import type { Download } from '../core-types'
import { pageHeaders } from './headers'

/** Makes a browser save the answer under its name and never show it as a page of ours. */
export function downloadHeaders({ name, bytes }: Pick<Download, 'name' | 'bytes'>) {
  return {
    ...pageHeaders,
    'content-type': 'application/octet-stream',
    'content-length': String(bytes),
    'content-disposition': attachment(name),
  }
}

/**
 * RFC 6266: the name twice, in ASCII for what cannot read the encoded form of RFC 5987.
 *
 * @param name a file name; anything before a slash or backslash is left out
 */
export function attachment(name: string): string {
  const base = name.split(/[/\\]/).at(-1) || 'download'
  const ascii = base.replace(/[^\x20-\x7e]|["%]/g, '_')
  // encodeURIComponent refuses half of a surrogate pair and leaves three characters that RFC 5987 does not.
  const encoded = encodeURIComponent(base.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
