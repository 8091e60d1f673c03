import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../../src/main/electron/menu'
import { openPage, windowOptions } from '../../../src/main/electron/window'

describe('a window', () => {
  it('is sandboxed and isolated', () => {
    expect(windowOptions('/app/out/preload/index.cjs').webPreferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
  })

  it('loads the page and is shown when painted', async () => {
    const listeners = new Map<string, () => void>()
    const seen: string[] = []
    await openPage({
      once(name: string, listener: () => void) {
        listeners.set(name, listener)
        return this
      },
      show: () => void seen.push('shown'),
      loadURL: async (address: string) => void seen.push(address),
    } as unknown as Parameters<typeof openPage>[0])
    expect(seen).toEqual(['app://permiscope/'])
    listeners.get('ready-to-show')?.()
    expect(seen).toEqual(['app://permiscope/', 'shown'])
  })
})

describe('the menu', () => {
  const roles = (facts: Parameters<typeof menuTemplate>[0]) =>
    JSON.stringify(menuTemplate(facts)).match(/(?<="role":")\w+/g)

  it('lets text be copied on every system', () => {
    for (const platform of ['darwin', 'linux', 'win32'] as const) {
      expect(roles({ platform, packaged: true })).toContain('editMenu')
    }
  })

  it('has the app menu on macOS alone', () => {
    expect(roles({ platform: 'darwin', packaged: true })).toContain('appMenu')
    expect(roles({ platform: 'linux', packaged: true })).not.toContain('appMenu')
  })

  it('offers developer tools in a checkout alone', () => {
    expect(roles({ platform: 'linux', packaged: false })).toContain('toggleDevTools')
    expect(roles({ platform: 'linux', packaged: true })).not.toContain('toggleDevTools')
  })
})
