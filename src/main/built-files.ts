/** Where the build puts things, seen from a built entry (out/main/<name>.js). */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CoreOptions } from './core-types'

/** @param entry the entry's `import.meta.url`; shared code may lie in another folder after the build */
export function rendererFolder(entry: string): string {
  return fileURLToPath(new URL('../renderer', entry))
}

export function preloadFile(entry: string): string {
  return fileURLToPath(new URL('../preload/index.cjs', entry))
}

/** The workers' part of {@link CoreOptions}. */
export function builtWorkers(entry: string): Pick<CoreOptions, 'workers'> {
  const writer = new URL('./writer.js', entry)
  const reader = new URL('./reader.js', entry)
  const jobs = new URL('./jobs.js', entry)
  return [writer, reader, jobs].every((file) => existsSync(file))
    ? { workers: { writer, reader, jobs } }
    : {}
}
