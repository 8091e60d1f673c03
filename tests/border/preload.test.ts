import path from 'node:path'
import { expect, it } from 'vitest'
import { filesIn, importsOf, out } from './built'

// A sandboxed preload can load no second file, no ES module and nothing but 'electron'. The build
// would not complain: the window would open without its bridge.
it('the preload is one CommonJS file that requires only Electron', () => {
  const folder = path.join(out, 'preload')
  expect(filesIn(folder)).toEqual(['index.cjs'])
  expect(importsOf(path.join(folder, 'index.cjs'))).toEqual(['electron'])
})
