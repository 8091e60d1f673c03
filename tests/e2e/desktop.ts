/**
 * The desktop app without the Electron runtime. Real: the built preload and page, the registrar of
 * calls, the `app://` handler, the core with its threads and SQLite files. Stand-ins, each as small as
 * its purpose allows:
 *
 * - `contextBridge` and `ipcRenderer` (in the page) and `ipcMain`: calls cross between the page and this
 *   process. As in Electron everything is structured-cloned on the way, so functions are refused and
 *   prototypes are lost. Not stood in for: the sandbox and the preload's world of its own.
 * - `protocol.handle`: a plain server on 127.0.0.1, because only Electron can give a page the origin
 *   `app://permiscope`. Where a frame's origin is asked for, that server's origin stands for it.
 */
import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { test as base, type BrowserContext, type Frame, type Page } from '@playwright/test'
import type { IpcMain, IpcMainInvokeEvent, Protocol, WebContents, WebFrameMain } from 'electron'
import { builtWorkers, preloadFile, rendererFolder } from '../../src/main/built-files'
import { createCore } from '../../src/main/core'
import { answerCalls, sendEvents } from '../../src/main/electron/ipc'
import { origin as appOrigin, startAddress } from '../../src/main/electron/origin'
import { serveApp } from '../../src/main/electron/protocol'
import { MemorySecrets } from '../../src/main/secrets/memory'
import type { Result } from '../../src/shared/result'
import { watch, type Watch } from './watch'

export { expect } from '@playwright/test'

/** The built entry of the desktop app; what it would find beside itself is found from here. */
const entry = pathToFileURL(path.resolve(import.meta.dirname, '../../out/main/index.js')).href

export interface Desktop {
  /** Stands for `app://permiscope`. */
  origin: string
  /** What came to the core, oldest first, and its answer before that went over the bridge. */
  calls: { group: string; call: string; input: unknown; result?: Result<unknown> }[]
}

export const test = base.extend<{ desktop: Desktop; watched: Watch }>({
  desktop: async ({ context }, use) => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'permiscope-desktop-path-'))
    const core = await createCore({
      dataFolder,
      face: 'desktop',
      version: '0.0.0',
      secrets: new MemorySecrets(),
      ...builtWorkers(entry),
    })
    const protocol = new ProtocolOverHttp()
    serveApp(protocol, core, rendererFolder(entry))
    const origin = await protocol.listen()

    const calls: Desktop['calls'] = []
    const ipcMain = new IpcMainInTest()
    answerCalls(ipcMain as Pick<IpcMain, 'handle'>, {
      invoke: async (group, call, input, language) => {
        const entry: Desktop['calls'][number] = { group, call, input }
        calls.push(entry)
        return (entry.result = await core.invoke(group, call, input, language))
      },
    })
    await joinPages(context, ipcMain, origin)
    const stopEvents = sendEvents(core, () =>
      context.pages().map((page) => contentsOf(page, origin)),
    )

    await use({ origin, calls })
    stopEvents()
    await protocol.close()
    await core.close()
    await rm(dataFolder, { recursive: true, force: true })
  },
  watched: async ({ context, desktop }, use) => {
    const watched = await watch(context, desktop.origin)
    await use(watched)
    base.expect(watched.problems, 'errors, policy reports and foreign requests').toEqual([])
  },
  page: async ({ desktop, page, watched: _watched }, use) => {
    await page.goto(desktop.origin)
    await use(page)
    await page.close()
  },
})

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

/** Stands for `ipcMain`: one handler a channel; arguments and answers are cloned. */
class IpcMainInTest {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`A second handler for ${channel}`)
    this.#handlers.set(channel, handler)
  }

  async call(senderFrame: WebFrameMain, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const event = { senderFrame } as IpcMainInvokeEvent
    return structuredClone(await handler(event, ...structuredClone(args)))
  }
}

const sendName = 'standInForIpcSend'
const receiveName = 'standInForIpcReceive'

/** What the two stand-ins of the page and of this process know of each other. */
interface JoinedWindow {
  [sendName]: (channel: string, args: unknown[]) => Promise<unknown>
  [receiveName]: (channel: string, args: unknown[]) => void
}

/** Evaluates the built preload before any script of any page, as Electron does for its window. */
async function joinPages(
  context: BrowserContext,
  ipcMain: IpcMainInTest,
  origin: string,
): Promise<void> {
  await context.exposeBinding(sendName, ({ frame }, channel: string, args: unknown[]) =>
    ipcMain.call(webFrameOf(frame, origin), channel, args),
  )
  const preload = await readFile(preloadFile(entry), 'utf8')
  await context.addInitScript(`{
    const electron = (${electronInPage.toString()})(${JSON.stringify([sendName, receiveName])})
    const module = { exports: {} }
    ;(function (require, module, exports) {
      ${preload}
    })((name) => electron[name], module, module.exports)
  }`)
}

/** Runs in the page. Stands for what a sandboxed preload can require: `contextBridge`, `ipcRenderer`. */
function electronInPage([send, receive]: [typeof sendName, typeof receiveName]): object {
  type Listener = (event: object, ...args: unknown[]) => void
  const joined = window as unknown as JoinedWindow
  const listeners = new Map<string, Set<Listener>>()
  joined[receive] = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }

  /** What crosses `contextBridge` becomes a copy; functions and promises become proxies of them. */
  function across(value: unknown): unknown {
    if (typeof value === 'function') {
      return (...args: unknown[]) =>
        across((value as (...all: unknown[]) => unknown)(...args.map(across)))
    }
    return value instanceof Promise ? value.then(across) : structuredClone(value)
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: Record<string, unknown>) {
        const entries = Object.entries(api).map(([key, value]) => [key, across(value)])
        const value = Object.freeze(Object.fromEntries(entries))
        Object.defineProperty(window, name, { value, enumerable: true })
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => joined[send](channel, structuredClone(args)),
      on(channel: string, listener: Listener) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      off(channel: string, listener: Listener) {
        listeners.get(channel)?.delete(listener)
      },
    },
  }
  return { electron }
}

/** A frame as the registrar asks for it: its origin and whether it is inside another. */
function webFrameOf(frame: Frame, origin: string): WebFrameMain {
  const own = new URL(frame.url()).origin
  const parent = frame.parentFrame()
  return {
    origin: own === origin ? appOrigin : own,
    parent: parent && webFrameOf(parent, origin),
  } as WebFrameMain
}

/** A window's contents as events are sent to it. */
function contentsOf(page: Page, origin: string): WebContents {
  return {
    isDestroyed: () => page.isClosed(),
    mainFrame: webFrameOf(page.mainFrame(), origin),
    send(channel: string, ...args: unknown[]) {
      // An event to a page that goes away meanwhile is lost, as it is in Electron.
      page
        .evaluate(
          ([receive, to, values]) => (window as unknown as JoinedWindow)[receive](to, values),
          [receiveName, channel, structuredClone(args)] as const,
        )
        .catch(() => undefined)
    },
  } as WebContents
}

/** Stands for `protocol.handle`: hands every request of the page to the handler as one of `app://`. */
class ProtocolOverHttp implements Pick<Protocol, 'handle'> {
  #handler: Parameters<Protocol['handle']>[1] | undefined
  readonly #server = createServer((incoming, outgoing) => void this.#answer(incoming, outgoing))

  handle(_scheme: string, handler: Parameters<Protocol['handle']>[1]): void {
    this.#handler = handler
  }

  /** @returns the origin that stands for `app://permiscope` */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const hasBody = incoming.method === 'PUT' || incoming.method === 'POST'
    const response = await this.#handler!(
      new Request(new URL(incoming.url!, startAddress), {
        method: incoming.method!,
        ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
      } as RequestInit),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    await pipeline(Readable.from(response.body ?? []), outgoing).catch(() => outgoing.destroy())
  }
}
