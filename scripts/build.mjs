#!/usr/bin/env node
/**
 * Builds out/. Other scripts call `buildIfStale`: it compares a fingerprint of the sources' names,
 * sizes and times with the one of the last build, which takes a few milliseconds.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { environment, findNode, isStarted, main, root, ScriptError } from './node.mjs'
import { ended, runTool, toolScript } from './process.mjs'

/** What a build is made from. */
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'svelte.config.js',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]
const stamp = path.join(root, 'out', '.stamp')
const lock = path.join(root, 'node_modules', '.permiscope-build')

/**
 * Builds if out/ is missing or made from other sources. Silent, but for the tool's own output (on
 * stderr) when it fails.
 *
 * @throws {ScriptError} if the build fails
 */
export async function buildIfStale() {
  if (!isStale()) return
  await withLock(async () => {
    // Another process may have built while this one waited.
    if (isStale()) await build('quiet')
  })
}

function isStale() {
  try {
    return readFileSync(stamp, 'utf8') !== fingerprint()
  } catch {
    return true
  }
}

/** @param {'quiet' | 'shown'} output */
async function build(output) {
  const before = fingerprint()
  // Half a build must not pass for a whole one.
  rmSync(stamp, { force: true })
  const code = output === 'shown' ? await runTool('electron-vite', ['build']) : await quietBuild()
  if (code !== 0) throw new ScriptError('The build failed; its output is above.')
  // Sources that changed meanwhile make the next call build again.
  writeFileSync(stamp, before)
}

async function quietBuild() {
  const child = spawn(findNode(), [toolScript('electron-vite'), 'build'], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  /** @type {Buffer[]} */
  const output = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  const code = await ended(child)
  if (code !== 0) process.stderr.write(Buffer.concat(output))
  return code
}

function fingerprint() {
  const hash = createHash('sha256')
  /** @param {string} file */
  const add = (file) => {
    const found = statSync(path.join(root, file), { throwIfNoEntry: false })
    if (!found) return
    if (found.isDirectory()) {
      for (const name of readdirSync(path.join(root, file)).sort()) add(`${file}/${name}`)
    } else {
      hash.update(`${file}\0${found.size}\0${found.mtimeMs}\n`)
    }
  }
  for (const source of sources) add(source)
  return hash.digest('hex')
}

/**
 * One build at a time: two in the same folder would empty it under each other.
 *
 * @param {() => Promise<void>} work
 */
async function withLock(work) {
  while (!takeLock()) await wait(100)
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (isAbandoned()) rmSync(lock, { force: true })
    return false
  }
}

/** A build that was killed leaves its lock behind. */
function isAbandoned() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

if (isStarted(import.meta.url)) {
  await main(async () => {
    await withLock(() => build('shown'))
    return 0
  })
}
