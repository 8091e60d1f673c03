import { expect, test, vi } from 'vitest'
import { asking } from '../../../src/main/connectors/ringcentral/get/asking'
import { RingCentralClient } from '../../../src/main/connectors/ringcentral/get/client'
import { operations } from '../../../src/main/connectors/ringcentral/operations'

test.each(['//example.com/restapi/v1.0/account/~', '/\\example.com/x', 'https://example.com/x'])(
  'a page to go on with that names another host gets no token: %s',
  async (path) => {
    const [token, read] = [vi.fn(), vi.fn()]
    const client = new RingCentralClient({
      server: 'https://platform.ringcentral.com',
      tokens: { token } as never,
      http: { read } as never,
      locale: 'en-US',
    })
    const asked = client.ask(asking(operations.account, path), new AbortController().signal)
    await expect(asked).rejects.toMatchObject({
      code: 'server-failed',
      message: expect.stringContaining('example.com') as string,
    })
    expect([token.mock.calls, read.mock.calls]).toEqual([[], []])
  },
)
