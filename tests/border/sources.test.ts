import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn } from './built'

const source = path.resolve(import.meta.dirname, '../../src')

/** What a TypeScript or Svelte file imports, types included: a type is a border too. */
function importsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const pattern = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g
  return [...text.matchAll(pattern)].map(([, , name]) => name!)
}

const filesOf = (side: string) =>
  filesIn(path.join(source, side))
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => path.join(source, side, name))

/** The side (first folder below src) that a relative import leads to. */
function sideOf(file: string, name: string): string | undefined {
  return path.relative(source, path.resolve(path.dirname(file), name)).split(path.sep)[0]
}

describe.each([
  ['shared', ['shared']],
  ['renderer', ['renderer', 'shared']],
  ['preload', ['preload', 'shared']],
])('src/%s', (side, allowed) => {
  it(`imports from ${allowed.join(' and ')} alone`, () => {
    for (const file of filesOf(side)) {
      for (const name of importsIn(file).filter((one) => one.startsWith('.'))) {
        expect(allowed, `${file} imports ${name}`).toContain(sideOf(file, name))
      }
    }
  })

  it('imports nothing of Node', () => {
    for (const file of filesOf(side)) {
      for (const name of importsIn(file)) {
        expect(isBuiltin(name), `${file} imports ${name}`).toBe(false)
      }
    }
  })
})

it('only the desktop shell and the preload import Electron', () => {
  for (const file of ['main', 'renderer', 'shared'].flatMap(filesOf)) {
    const name = path.relative(source, file).split(path.sep).join('/')
    if (name === 'main/index.ts' || name.startsWith('main/electron/')) continue
    expect(importsIn(file), name).not.toContain('electron')
  }
})
