/**
 * Reads the answers of a container: of each request that it kept, whether it asked one of the APIs,
 * whether its answer says what is, and what it says. What is of no use is counted, not listed: a
 * browser's session holds hundreds of requests of other sites.
 */
import { errorsOfBody } from '../../../diagnose/body'
import { isObject } from '../../fields'
import { Remarks } from '../../remarks'
import type { Answer } from '../answers'
import { readAnswer, type AnswerInFile, type FileReading } from '../read-answer'
import type { Origin } from '../report'
import { jsonOf } from '../saved-file'
import { readRequest, type KeptRequest } from './request'

/** One request with its answer. */
export interface Exchange {
  /** From 1, in the order of the container. */
  number: number
  request: KeptRequest
  status?: number
  /** Unix milliseconds; null where the container does not say. */
  takenAt: number | null
  /** Absent where the answer was kept without it. */
  body: string | undefined
  isBase64: boolean
  /** Whether the browser took it from its cache without asking: nothing says how old it is. */
  isFromCache: boolean
}

export interface Exchanges extends Iterable<Exchange> {
  total: number
  /** What is told where there are none, and of answers that were kept without their body. */
  empty: string
  withoutBody: string
}

/** As the shapes say it that look at the request themselves. */
const UNKNOWN_PARAMETER = 'a parameter that Permiscope does not know'
const PATHS_NAMED = 5
/** How often progress is told at most. */
const PROGRESS_STEPS = 200

/** Counts what was passed over, and says so in a few lines. */
class PassedOver {
  others = 0
  writes = 0
  unchanged = 0
  cached = 0
  withoutBody = 0
  private readonly unread = new Map<string, number>()

  addUnread(label: string): void {
    const kind = label.replace(/\/[^/]*\d[^/]*(?=\/|$)/g, (segment) =>
      /^\/v\d[\d.]*$/.test(segment) ? segment : '/…',
    )
    this.unread.set(kind, (this.unread.get(kind) ?? 0) + 1)
  }

  inWords(how: Exchanges): string[] {
    const texts: string[] = []
    const unread = [...this.unread.values()].reduce((sum, count) => sum + count, 0)
    if (unread > 0) {
      const named = [...this.unread.keys()].slice(0, PATHS_NAMED)
      const more = this.unread.size - named.length
      const rest = more > 0 ? ` and ${more} more` : ''
      texts.push(`${answers(unread)} left out: Permiscope does not read ${named.join(', ')}${rest}`)
    }
    if (this.withoutBody > 0) {
      texts.push(
        `${answers(this.withoutBody)} left out: kept without its content; ${how.withoutBody}`,
      )
    }
    if (this.cached > 0) {
      texts.push(
        `${answers(this.cached)} left out: taken from the browser’s cache, so nothing says how old; switch the cache off and save again`,
      )
    }
    if (this.unchanged > 0) {
      texts.push(
        `${answers(this.unchanged)} left out: nothing had changed (304), so there is no content; switch the browser’s cache off and save again`,
      )
    }
    if (this.writes > 0) {
      texts.push(
        `${answers(this.writes)} left out: the request does not read (POST, PUT, OPTIONS and the like)`,
      )
    }
    if (this.others > 0) texts.push(`${answers(this.others)} left out: of other sites`)
    return texts
  }
}

const answers = (count: number): string => (count === 1 ? '1 answer was' : `${count} answers were`)

export async function readExchanges(
  exchanges: Exchanges,
  origin: Origin,
  reading: FileReading,
): Promise<AnswerInFile[]> {
  const { file } = origin
  const read: AnswerInFile[] = []
  const passed = new PassedOver()
  let firstProblem: string | undefined
  let told = 0
  for (const exchange of exchanges) {
    await reading.breath.take()
    const outcome = readExchange(exchange, origin, reading, passed)
    if (typeof outcome === 'string') {
      firstProblem ??= outcome
      file.remarks.add(`${outcome}; this answer was left out`)
    } else if (outcome !== undefined) read.push(outcome)
    const step = Math.floor((exchange.number / exchanges.total) * PROGRESS_STEPS)
    if (step > told) reading.progress((told = step) / PROGRESS_STEPS)
  }
  const reasons = passed.inWords(exchanges)
  if (read.length > 0) for (const text of reasons) file.tell(text)
  else if (exchanges.total === 0) file.fail(exchanges.empty)
  else {
    const why = [...(firstProblem === undefined ? [] : [firstProblem]), ...reasons]
    file.fail(`None of its answers can be used. ${why.map((text) => `${text}.`).join(' ')}`)
  }
  return read
}

/** @returns what is wrong with the answer, or undefined where it was passed over */
function readExchange(
  exchange: Exchange,
  origin: Origin,
  reading: FileReading,
  passed: PassedOver,
): AnswerInFile | string | undefined {
  const { number, status, body } = exchange
  const takenAt = exchange.takenAt ?? reading.takenAt
  const told = { takenAt, ...(status === undefined ? {} : { status }) }
  const asked = readRequest(exchange.request, told)
  if (asked === undefined) {
    passed.others += 1
    return undefined
  }
  if (!asked.isRead) {
    passed.writes += 1
    return undefined
  }
  if (exchange.isFromCache) {
    passed.cached += 1
    return undefined
  }
  if (body === undefined || body === '') {
    // Where it does have content, the server has said that this is still so.
    if (status === 304) passed.unchanged += 1
    else passed.withoutBody += 1
    return undefined
  }
  const place = `${number}: ${asked.label}`
  if (asked.unplaced !== undefined) {
    return `${place}: its ${asked.unplaced} is a variable, so nothing says what it answers`
  }
  const loaded = jsonOf(Buffer.from(body, exchange.isBase64 ? 'base64' : 'utf8'))
  if ('problem' in loaded) return `${place}: ${loaded.problem.replace(/\.$/, '')}`
  // What a refused request brought says nothing, unless it says why.
  const refused = status !== undefined && status >= 400
  if (!isObject(loaded.json) || (refused && errorsOfBody(loaded.json) === undefined)) {
    passed.addUnread(asked.label)
    return undefined
  }
  const remarks = new Remarks()
  const source = { file: `${origin.source.file} › ${place}`, sha256: loaded.sha256 }
  const from: Origin = { file: origin.file, source, takenAt }
  const answered = readAnswer(loaded.json, asked.request, from, reading.options, remarks)
  if ('problem' in answered) {
    if (answered.known) return `${place}: ${answered.problem}`
    passed.addUnread(asked.label)
    return undefined
  }
  for (const text of remarks.list()) origin.file.remarks.add(`${place}: ${text}`)
  if (asked.hasMore) doubt(answered.answer)
  return answered
}

/** A parameter that nobody here knows may have left something out of the answer. */
function doubt(answer: Answer): void {
  if (answer.type === 'list') {
    if (!answer.filters.includes(UNKNOWN_PARAMETER)) answer.filters.push(UNKNOWN_PARAMETER)
    return
  }
  if (answer.type === 'asks') return
  for (const item of answer.items) {
    if (item.kind === 'error-observation' || item.kind === 'signed-in-user') continue
    item.incomplete ??= `filtered by ${UNKNOWN_PARAMETER}`
  }
}
