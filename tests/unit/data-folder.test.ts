import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDataFolder, makeDataFolder } from '../../src/main/data-folder'

let base: string

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'permiscope-data-'))
})

afterAll(() => rm(base, { recursive: true, force: true }))

describe('the data folder', () => {
  it('is what PERMISCOPE_DATA says, else the system’s place', () => {
    expect(defaultDataFolder({ PERMISCOPE_DATA: base })).toBe(base)
    expect(defaultDataFolder({ PERMISCOPE_DATA: 'here' })).toBe(path.resolve('here'))
    expect(defaultDataFolder({ PERMISCOPE_DATA: '' })).toMatch(/permiscope/i)
    expect(path.isAbsolute(defaultDataFolder({}))).toBe(true)
  })

  it('is made with those above it, and may be there already', async () => {
    const folder = path.join(base, 'a', 'b')
    await makeDataFolder(folder)
    await makeDataFolder(folder)
    expect((await stat(folder)).isDirectory()).toBe(true)
  })

  it.skipIf(process.platform === 'win32')('is its owner’s alone', async () => {
    const folder = path.join(base, 'private')
    await makeDataFolder(folder)
    expect((await stat(folder)).mode & 0o077).toBe(0)
  })

  it('may not be a file, nor lie in one', async () => {
    const file = path.join(base, 'file')
    await writeFile(file, '')
    for (const folder of [file, path.join(file, 'inside')]) {
      await expect(makeDataFolder(folder)).rejects.toMatchObject({
        code: 'no-access-to-folder',
        message: expect.stringContaining(folder),
        hint: expect.stringContaining('--data'),
      })
    }
  })

  it.skipIf(process.platform !== 'linux')('is refused where none can be made', async () => {
    const wanted = { code: 'no-access-to-folder' }
    await expect(makeDataFolder('/proc/permiscope')).rejects.toMatchObject(wanted)
  })
})
