import type { IpcMain, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { answerCalls, sendEvents } from '../../../src/main/electron/ipc'
import type { AnyEvent } from '../../../src/shared/contract'

type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>

const ourFrame = { origin: 'app://permiscope', parent: null }
const change: AnyEvent = { name: 'accounts.changed', value: {} }

function registered() {
  const handlers = new Map<string, Handler>()
  const calls: unknown[][] = []
  const ipcMain = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }
  answerCalls(ipcMain as unknown as IpcMain, {
    invoke: async (...args) => {
      calls.push(args)
      return { ok: true, value: 1 }
    },
  })
  const call = (senderFrame: unknown, ...args: unknown[]) =>
    handlers.get('permiscope:call')!({ senderFrame }, ...args)
  return { handlers, calls, call }
}

describe('a call over the bridge', () => {
  it('has one channel and reaches the core', async () => {
    const { handlers, calls, call } = registered()
    expect([...handlers.keys()]).toEqual(['permiscope:call'])
    expect(await call(ourFrame, 'app', 'info', {}, 'ru')).toEqual({ ok: true, value: 1 })
    await call(ourFrame, 'app', 'info', {}, { not: 'a language' })
    expect(calls).toEqual([
      ['app', 'info', {}, 'ru'],
      ['app', 'info', {}, undefined],
    ])
  })

  it.each([
    ['a frame that has gone', null],
    ['a frame inside the page', { origin: 'app://permiscope', parent: ourFrame }],
    ['another origin', { origin: 'https://evil.example', parent: null }],
    ['a longer origin', { origin: 'app://permiscope.evil', parent: null }],
    ['a page without origin', { origin: 'null', parent: null }],
  ])('is refused from %s', async (_name, frame) => {
    const { calls, call } = registered()
    expect(await call(frame, 'app', 'info', {})).toMatchObject({
      ok: false,
      error: { code: 'unauthorised' },
    })
    expect(calls).toEqual([])
  })

  it('is refused without names', async () => {
    const { calls, call } = registered()
    expect(await call(ourFrame, { toString: () => 'app' }, 'info', {})).toMatchObject({ ok: false })
    expect(await call(ourFrame, 'app')).toMatchObject({ ok: false })
    expect(calls).toEqual([])
  })
})

describe('an event', () => {
  it('goes to our living pages alone, until unsubscribed', () => {
    const sent: unknown[][] = []
    const receiver = (name: string, mainFrame: unknown, destroyed = false) => ({
      isDestroyed: () => destroyed,
      get mainFrame() {
        // Electron throws for what is gone.
        if (destroyed) throw new Error('Object has been destroyed')
        return mainFrame
      },
      send: (...args: unknown[]) => sent.push([name, ...args]),
    })
    const receivers = [
      receiver('ours', ourFrame),
      receiver('foreign', { origin: 'https://evil.example', parent: null }),
      receiver('closed', ourFrame, true),
    ]
    const listeners = new Set<(event: AnyEvent) => void>()
    const stop = sendEvents(
      {
        subscribe: (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
      },
      () => receivers as unknown as WebContents[],
    )
    for (const listener of listeners) listener(change)
    expect(sent).toEqual([['ours', 'permiscope:event', change]])
    stop()
    expect(listeners.size).toBe(0)
  })
})
