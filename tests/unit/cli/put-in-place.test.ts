import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { putInPlace } from '../../../src/main/cli/put-in-place'
import { temporaryFolder } from '../../support/account'

function finished() {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  writeFileSync(at('new'), 'new')
  writeFileSync(at('new-beside'), 'about new')
  const put = () =>
    putInPlace(
      { from: at('new'), to: at('file') },
      { from: at('new-beside'), to: at('beside') },
      at('spare'),
    )
  return { folder, at, put }
}

const text = (file: string): string => readFileSync(file, 'utf8')

describe('finished files', () => {
  test('come under their names, whatever was there', async () => {
    const { folder, at, put } = finished()
    writeFileSync(at('file'), 'old')
    writeFileSync(at('beside'), 'about old')
    await put()
    expect([text(at('file')), text(at('beside'))]).toEqual(['new', 'about new'])
    expect(readdirSync(folder).sort()).toEqual(['beside', 'file'])
  })

  test('the one beside stays as it was where the file cannot be replaced', async () => {
    const { at, put } = finished()
    // What stands for a file that another program holds: no file can take the place of a folder.
    mkdirSync(at('file'))
    writeFileSync(at('beside'), 'about old')
    await expect(put()).rejects.toThrow()
    expect(text(at('beside'))).toBe('about old')
    expect(existsSync(at('spare'))).toBe(false)
  })

  test('nothing stands beside a file that is not there', async () => {
    const { at, put } = finished()
    mkdirSync(at('file'))
    await expect(put()).rejects.toThrow()
    expect(existsSync(at('beside'))).toBe(false)
  })
})
