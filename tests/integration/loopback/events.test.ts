import { once } from 'node:events'
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { FakeCore } from './fake-core'
import { core, server, target, useLoopback, withToken } from './support'

useLoopback()

describe('the events', () => {
  async function listen() {
    const controller = new AbortController()
    const response = await fetch(`${server.origin}/api/events`, {
      headers: withToken(),
      signal: controller.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    const nextLine = async (): Promise<string> => {
      for (;;) {
        const end = rest.indexOf('\n')
        if (end >= 0) {
          const line = rest.slice(0, end)
          rest = rest.slice(end + 1)
          return line
        }
        const read = await reader?.read()
        if (!read || read.done) throw new Error('The stream ended')
        rest += read.value
      }
    }
    const nextEvent = async (): Promise<unknown> => {
      for (;;) {
        const line = await nextLine()
        if (line !== '') return JSON.parse(line)
      }
    }
    return { response, controller, nextLine, nextEvent }
  }

  it('come as lines, to every listener', async () => {
    const [one, two] = [await listen(), await listen()]
    expect(one.response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    core.send({ name: 'accounts.changed', value: {} })
    const event = { name: 'accounts.changed', value: {} }
    expect(await one.nextEvent()).toEqual(event)
    expect(await two.nextEvent()).toEqual(event)
    one.controller.abort()
    two.controller.abort()
  })

  it('beat between events', async () => {
    const stream = await listen()
    // The first is the greeting, the second can only be a heartbeat.
    expect(await stream.nextLine()).toBe('')
    expect(await stream.nextLine()).toBe('')
    stream.controller.abort()
  })

  it('end for a client that went', async () => {
    const stream = await listen()
    await stream.nextLine()
    expect(core.listeners.size).toBe(1)
    const gone = Promise.withResolvers<void>()
    const [listener] = core.listeners
    core.listeners.delete = (one) => {
      gone.resolve()
      return Set.prototype.delete.call(core.listeners, one)
    }
    stream.controller.abort()
    await gone.promise
    expect(core.listeners.has(listener!)).toBe(false)
  })

  it('end when the server closes', async () => {
    const stream = await listen()
    await stream.nextLine()
    await server.close()
    await expect(
      (async () => {
        for (;;) await stream.nextLine()
      })(),
    ).rejects.toThrow()
    expect(core.listeners.size).toBe(0)
  })

  it('let go of a client that does not read', async () => {
    const outgoing = request(target('GET', '/api/events', withToken()))
    outgoing.on('error', () => undefined).end()
    // A response without a listener for its data is never read.
    const [response] = await once(outgoing, 'response')
    response.on('error', () => undefined)
    const name = 'x'.repeat(1_000_000)
    const event = { name: 'runs.changed', value: { name } } as unknown as Parameters<
      FakeCore['send']
    >[0]
    // More than the limit and what the system buffers; each turn lets the connection take its part.
    for (let sent = 0; core.listeners.size > 0; sent += 1) {
      expect(sent).toBeLessThan(1000)
      core.send(event)
      await new Promise(setImmediate)
    }
    outgoing.destroy()
  })
})
