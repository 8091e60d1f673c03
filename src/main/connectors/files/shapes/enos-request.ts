/**
 * What is known of the request of an EnOS answer: from the request itself where a container kept it,
 * else from the person. The answers themselves do not carry it.
 */
import { endpointOf } from '../../enos/transform/request'
import { localeOf } from '../../enos/transform/names'
import { isEnvelope } from '../../enos/transform/envelope'
import type { ImportOptions } from '../../../../shared/schemas/imports'
import type { AccountIdentity } from '../../parts'
import type {
  Answer,
  AskingAnswer,
  Given,
  ListAnswer,
  Need,
  Reading,
  SavedRequest,
  Shape,
  SubjectAnswer,
} from '../answers'
import { asId } from '../../fields'
import type { Remarks } from '../../remarks'

/** Postman keeps a variable's name where its value was not filled in. */
const isFilled = (value: string | undefined): value is string =>
  value !== undefined && value !== '' && !value.includes('{{')

/** A parameter of the request, from its query or its body. */
function parameter(request: SavedRequest | undefined, ...names: string[]): string | undefined {
  if (request === undefined) return undefined
  for (const name of names) {
    for (const value of [request.query.get(name), request.body.get(name)]) {
      if (isFilled(value)) return asId(value, `${name} of its request`)
    }
  }
  return undefined
}

/** `orgId` and `organizationId` are one thing; so are `appId` and `accessKey` of the portal. */
const NAMES: Readonly<Record<Need, readonly string[]>> = {
  organization: ['orgId', 'organizationId'],
  user: ['userId'],
  app: ['appId', 'accessKey'],
  role: ['roleId'],
}

const IN_WORDS: Readonly<Record<Need, string>> = {
  organization: 'the organization',
  user: 'the user',
  app: 'the app',
  role: 'the role',
}

/** Of a request: it had one that no shape knows. */
export const UNKNOWN_PARAMETER = 'a parameter that Permiscope does not know'

export class EnosRequest {
  /** See {@link endpointOf}; undefined where the request is not known. */
  readonly endpoint: string | undefined

  constructor(
    readonly saved: SavedRequest | undefined,
    private readonly options: ImportOptions,
  ) {
    this.endpoint = saved === undefined ? undefined : endpointOf(saved.path)
  }

  /** Of the request, else as the person says. */
  get(need: Need): string | undefined {
    const told = this.options[need]
    return (
      parameter(this.saved, ...NAMES[need]) ??
      (told === undefined ? undefined : asId(told, IN_WORDS[need]))
    )
  }

  parameter(name: string): string | undefined {
    return parameter(this.saved, name)
  }

  /** The language of names that do not say theirs; `''` where the request does not say it. */
  get locale(): string {
    const asked = this.saved?.query.get('locale') ?? this.saved?.body.get('locale')
    return asked === undefined ? '' : localeOf(asked)
  }

  get identity(): AccountIdentity {
    const organization = this.get('organization')
    const server = this.saved?.origin
    return {
      connector: 'enos',
      ...(server === undefined ? {} : { server }),
      ...(organization === undefined ? {} : { externalId: organization }),
    }
  }

  /** Everything named, or what a person has to be asked. */
  need<N extends Need>(...needs: N[]): Record<N, string> | AskingAnswer {
    const found = new Map(needs.map((need) => [need, this.get(need)]))
    const missing = needs.filter((need) => found.get(need) === undefined)
    return missing.length > 0
      ? { type: 'asks', needs: missing }
      : (Object.fromEntries(found) as Record<N, string>)
  }
}

export const isAsking = (value: object): value is AskingAnswer =>
  'type' in value && value.type === 'asks'

export interface EnosReadContext {
  data: unknown
  request: EnosRequest
  remarks: Remarks
}

interface EnosShape {
  name: string
  /** Requests that answer so. An answer of another known request is never this. */
  endpoints: readonly string[]
  /** Whether an answer without its request is one of these. */
  looksLike(data: unknown): boolean
  read(context: EnosReadContext): EnosAnswer
}

/** An answer whose identity its request tells. */
export type EnosAnswer = ListAnswer | SubjectAnswer | AskingAnswer

/** What says whose answer it is. Anything else that was asked for may leave something out. */
const PLACING = new Set([...Object.values(NAMES).flat(), 'userIds', 'locale'])

/** A part of the answer is still true, but it may not be all of it. */
function doubtFiltered({ items }: SubjectAnswer, { saved }: EnosRequest): void {
  if (saved === undefined) return
  const others = [...saved.query.keys(), ...saved.body.keys()].filter((name) => !PLACING.has(name))
  if (saved.hasMore) others.push(UNKNOWN_PARAMETER)
  if (others.length === 0) return
  for (const item of items) item.incomplete ??= `its request also says ${others.join(', ')}`
}

export function enosShape(shape: EnosShape): Shape {
  return {
    name: shape.name,
    recognise({ json, request: saved }: Given): Reading | undefined {
      if (!isEnvelope(json)) return undefined
      const endpoint = saved === undefined ? undefined : endpointOf(saved.path)
      const data = json['data']
      const matches =
        endpoint === undefined ? shape.looksLike(data) : shape.endpoints.includes(endpoint)
      if (!matches) return undefined
      return {
        name: shape.name,
        read({ options, remarks }): Answer {
          const request = new EnosRequest(saved, options)
          const answer = shape.read({ data, request, remarks })
          if (answer.type === 'subjects') doubtFiltered(answer, request)
          return { ...answer, identity: request.identity }
        },
      }
    },
  }
}
