import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, importsOf, out, reach } from './built'

const main = path.join(out, 'main')
const entries = filesIn(main).filter((name) => /^[\w-]+\.js$/.test(name))

describe('the Node side', () => {
  it('has its entries under stable names', () => {
    expect(entries).toEqual(expect.arrayContaining(['cli.js', 'index.js', 'serve.js']))
  })

  it('reaches Electron from the desktop entry', () => {
    expect([...reach(path.join(main, 'index.js')).values()].flat()).toContain('electron')
  })

  it.each(entries.filter((name) => name !== 'index.js'))(
    'does not reach Electron from %s',
    (entry) => {
      for (const [file, imports] of reach(path.join(main, entry))) {
        expect(imports, file).not.toContain('electron')
      }
    },
  )

  it('imports what is in dependencies, and the native libraries with it', () => {
    const imports = filesIn(main)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => importsOf(path.join(main, name)))
    // What is missing in package.json is built in without a word; a native library breaks by that.
    expect(imports).toContain('better-sqlite3')
    expect(imports).toContain('keytar')
  })

  it('has every file that it imports', () => {
    for (const entry of entries) {
      for (const file of reach(path.join(main, entry)).keys()) {
        expect(existsSync(file), file).toBe(true)
      }
    }
  })
})
