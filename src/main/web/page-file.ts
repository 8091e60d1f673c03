import { stat } from 'node:fs/promises'
import path from 'node:path'

/** A file of the built renderer. */
export interface PageFile {
  path: string
  /** For `content-type`. */
  type: string
  bytes: number
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/**
 * The file that a URL's path names, or undefined where there is none inside the folder.
 *
 * @param folder where the renderer was built to
 * @param pathname as it came, still percent-encoded, without query
 */
export async function pageFile(folder: string, pathname: string): Promise<PageFile | undefined> {
  const name = decoded(pathname)
  if (name === undefined || name.includes('\0')) return undefined
  const file = path.resolve(folder, name === '/' ? 'index.html' : `.${name}`)
  const relative = path.relative(folder, file)
  // On Windows another drive gives an absolute path.
  if (relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)) return undefined
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const type = types[path.extname(file)] ?? 'application/octet-stream'
  return { path: file, type, bytes: found.size }
}

function decoded(pathname: string): string | undefined {
  if (!pathname.startsWith('/')) return undefined
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
