import type { Session, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { lockContents, lockSession } from '../../../src/main/electron/security'

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type BeforeRequest = Parameters<Session['webRequest']['onBeforeRequest']>[0]

class FakeSession {
  request!: RequestHandler
  check!: CheckHandler
  device!: (details: never) => boolean
  beforeRequest!: NonNullable<BeforeRequest>
  webRequest = {
    onBeforeRequest: (handler: unknown) => {
      this.beforeRequest = handler as NonNullable<BeforeRequest>
    },
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.request = handler!
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.check = handler!
  }
  setDevicePermissionHandler(handler: ((details: never) => boolean) | null): void {
    this.device = handler!
  }
}

function lockedSession(): FakeSession {
  const session = new FakeSession()
  lockSession(session)
  return session
}

const ours = { mainFrame: { origin: 'app://permiscope', parent: null } }
const foreign = { mainFrame: { origin: 'https://evil.example', parent: null } }

describe('a session', () => {
  const asks = (permission: string, contents: unknown) => {
    const answers: boolean[] = []
    lockedSession().request(
      contents as WebContents,
      permission as Parameters<RequestHandler>[1],
      (granted) => answers.push(granted),
      {} as Parameters<RequestHandler>[3],
    )
    return answers
  }
  const checks = (permission: string, origin: string, isMainFrame = true) =>
    lockedSession().check(null, permission as Parameters<CheckHandler>[1], origin, {
      isMainFrame,
    })

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fullscreen',
    'openExternal',
  ])('denies the permission %s', (permission) => {
    expect(asks(permission, ours)).toEqual([false])
    expect(checks(permission, 'app://permiscope/')).toBe(false)
  })

  it('lets our page copy, and no other', () => {
    const copy = 'clipboard-sanitized-write'
    expect(asks(copy, ours)).toEqual([true])
    expect(asks(copy, foreign)).toEqual([false])
    expect(checks(copy, 'app://permiscope/')).toBe(true)
    expect(checks(copy, 'app://permiscope')).toBe(true)
    expect(checks(copy, 'app://permiscope.evil/')).toBe(false)
    expect(checks(copy, 'https://evil.example/')).toBe(false)
    expect(checks(copy, 'app://permiscope/', false)).toBe(false)
  })

  it('denies devices', () => {
    expect(lockedSession().device({} as never)).toBe(false)
  })

  it.each([
    ['app://permiscope/', false],
    ['app://permiscope/upload/ticket-1', false],
    ['app://permiscope.evil/', true],
    ['app://other/', true],
    ['https://example.com/', true],
    ['http://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['ws://127.0.0.1/', true],
  ])('asked for %s cancels: %s', (url, cancel) => {
    const answers: unknown[] = []
    lockedSession().beforeRequest({ url } as never, (answer) => answers.push(answer))
    expect(answers).toEqual([{ cancel }])
  })
})

describe('contents of a window', () => {
  type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

  function lockedContents(hosts: string[] = []) {
    const listeners = new Map<string, (event: { preventDefault(): void }) => void>()
    const opened: string[] = []
    let openHandler: OpenHandler | undefined
    const contents = {
      on: (name: string, listener: (event: { preventDefault(): void }) => void) =>
        listeners.set(name, listener),
      setWindowOpenHandler: (handler: OpenHandler) => (openHandler = handler),
    }
    lockContents(contents as unknown as WebContents, (address) => opened.push(address), hosts)
    const open = (url: string) => openHandler?.({ url } as Parameters<OpenHandler>[0])
    return { listeners, opened, open }
  }

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'prevent %s',
    (name) => {
      let prevented = 0
      lockedContents().listeners.get(name)?.({ preventDefault: () => (prevented += 1) })
      expect(prevented).toBe(1)
    },
  )

  it('open no window, and the browser only for listed hosts', () => {
    const { open, opened } = lockedContents(['docs.example.com'])
    for (const url of [
      'https://docs.example.com/a',
      'https://evil.example/',
      'file:///etc/passwd',
    ]) {
      expect(open(url)).toEqual({ action: 'deny' })
    }
    expect(opened).toEqual(['https://docs.example.com/a'])
  })
})
