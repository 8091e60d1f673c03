/** Reads the text to diagnose, from a file or from stdin. */
import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { AppError } from '../../shared/result'
import { usageError } from './usage-error'

export async function readText(path: string, stdin: Readable): Promise<string> {
  return decode(path === '-' ? await readAll(stdin) : await readNamed(path))
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream as AsyncIterable<unknown>) {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function readNamed(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') {
      throw new AppError('not-found', `There is no file “${path}”.`, {
        hint: 'Give the path of a saved error body, log or HAR file, or “-” to read from stdin.',
        cause: error,
      })
    }
    if (code === 'EISDIR') {
      throw usageError(
        `“${path}” is a folder.`,
        'Give one file; “permiscope import” takes folders.',
      )
    }
    throw new AppError('no-access-to-folder', `“${path}” cannot be read (${String(code)}).`, {
      hint: 'Check the rights of the file.',
      cause: error,
    })
  }
}

/** PowerShell's `>` writes UTF-16; everything else is taken for UTF-8. */
export function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
