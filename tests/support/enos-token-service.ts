/**
 * An apim-token-service of one access key, as documented, by a clock that the test sets; and whatever
 * else a test tells it to answer.
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface TokenQuestion {
  operation: 'get' | 'refresh'
  body: {
    appKey: string
    encryption: string
    timestamp: number
    accessToken?: string
  }
}

export type TokenReply =
  | { status?: number; headers?: Record<string, string>; body: unknown }
  /** Ends the connection without an answer. */
  | 'reset'
  /** Never answers. */
  | 'silence'

export class EnosTokenService {
  readonly accessKey = '4ced4f38-1ced-476e-a9fd-70a5ab2b3ff2'
  readonly secretKey = 'canary-secret-key-9b1d'
  url = ''
  readonly questions: TokenQuestion[] = []
  /** Unix milliseconds. */
  now = Date.now()
  /** Seconds that a token lives. */
  life = 7_200
  /** The present token, and when it ends. */
  token = { text: '', ends: -Infinity }
  /** Asked first; undefined: as documented. */
  reply: (question: TokenQuestion, number: number) => TokenReply | undefined = () => undefined
  stop: () => Promise<void> = () => Promise.resolve()
  #made = 0
  readonly #seen = new Set<string>()

  /** What was asked so far, in short. */
  get asked(): string[] {
    return this.questions.map(({ operation }) => operation)
  }

  /** Another client of the key does this too. */
  renew(): string {
    this.token = { text: `canary-token-${++this.#made}`, ends: this.now + this.life * 1_000 }
    return this.token.text
  }

  answer(question: TokenQuestion): TokenReply {
    const { appKey, encryption, timestamp, accessToken } = question.body
    const failed = (status: number) => ({ body: { status, msg: 'failed', data: null } })
    if (appKey !== this.accessKey) return failed(1002)
    const right = createHash('sha256').update(`${appKey}${timestamp}${this.secretKey}`)
    if (encryption !== right.digest('hex')) return failed(1003)
    if (this.#seen.has(encryption)) return failed(1001)
    this.#seen.add(encryption)
    const isAlive = this.now < this.token.ends
    if (question.operation === 'refresh') {
      if (accessToken !== this.token.text) return failed(1204)
      if (!isAlive) return failed(1203)
    }
    if (question.operation === 'refresh' || !isAlive) this.renew()
    const expire = Math.floor((this.token.ends - this.now) / 1_000)
    const data = { accessToken: this.token.text, expire }
    return { body: { status: 0, msg: 'SUCCESS', business: 'apim-token-service', data } }
  }
}

export async function startEnosTokenService(): Promise<EnosTokenService> {
  const service = new EnosTokenService()
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    request.on('end', () => {
      const operation = request.url === '/apim-token-service/v2.0/token/get' ? 'get' : 'refresh'
      const question = { operation, body: JSON.parse(text) as TokenQuestion['body'] } as const
      service.questions.push(question)
      const given = service.reply(question, service.questions.length) ?? service.answer(question)
      if (given === 'silence') return
      if (given === 'reset') return void request.socket.destroy()
      const { status = 200, headers = {}, body } = given
      const date = new Date(service.now).toUTCString()
      response.writeHead(status, { 'content-type': 'application/json', date, ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  service.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(() => service.stop())
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}
