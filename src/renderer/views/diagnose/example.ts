/** Texts to try out, one of each kind that can be pasted. */

export const exampleKinds = ['body', 'scope', 'log', 'har', 'postman'] as const
export type ExampleKind = (typeof exampleKinds)[number]

/** Whose permissions the examples are about: only of the sample account it is known what it has. */
export type ExampleOf = 'sample' | 'ringcentral' | 'enos'

const server = 'https://platform.ringcentral.com'

/** A refusal as RingCentral writes it. */
function missingPermission(permission: string): object {
  const message = `In order to call this API endpoint, user needs to have [${permission}] permission for requested resource.`
  const error = { errorCode: 'CMN-408', message, permissionName: permission }
  return { errorCode: 'CMN-408', message, errors: [error] }
}

function missingScope(scope: string): object {
  const message = `In order to call this API endpoint, application needs to have [${scope}] permission`
  const error = { errorCode: 'CMN-401', message, permissionName: scope }
  return { errorCode: 'CMN-401', message, errors: [error] }
}

const tooMany = { errorCode: 'CMN-301', message: 'Request rate exceeded' }

interface Answered {
  method: string
  path: string
  status: number
  body: object
}

const account = '/restapi/v1.0/account/~'

/** What an application was refused in a minute. */
function refusedRequests(of: ExampleOf): readonly Answered[] {
  const recording = (id: number): string => `${account}/recording/${id}`
  const flip = `${account}/extension/~/forwarding-number`
  const withoutPermission: readonly (readonly [method: string, path: string, name: string])[] =
    of === 'sample'
      ? [
          ['GET', recording(400_142), 'ReadCallRecording'],
          ['GET', recording(400_187), 'ReadCallRecording'],
          ['GET', recording(400_187), 'ReadCallRecording'],
          ['DELETE', `${account}/extension/~/call-log`, 'EditCallLog'],
        ]
      : [
          ['GET', flip, 'ReadUserForwardingFlipNumbers'],
          ['GET', flip, 'ReadUserForwardingFlipNumbers'],
          ['GET', `${account}/presence`, 'ReadPresenceStatus'],
        ]
  const callLog = `${account}/call-log`
  return [
    ...withoutPermission.map(([method, path, name]) => ({
      method,
      path,
      status: 403,
      body: missingPermission(name),
    })),
    { method: 'GET', path: callLog, status: 403, body: missingScope('ReadCallLog') },
    { method: 'GET', path: callLog, status: 429, body: tooMany },
  ]
}

const logOf = (requests: readonly Answered[]): string =>
  requests
    .map(
      ({ method, path, status, body }, index) =>
        `2026-10-14T09:1${index}:02Z ${method} ${path} ${status} ${JSON.stringify(body)}\n`,
    )
    .join('')

/** Of the sample account: holds a standard and a custom role, and neither gives what was refused. */
export const sampleUser = '63001000'

/** The answer that says who was signed in. */
const signedIn: Answered = {
  method: 'GET',
  path: '/restapi/v1.0/account/~/extension/~',
  status: 200,
  body: { id: Number(sampleUser), extensionNumber: '1001' },
}

/** As browsers save their requests. */
const harOf = (requests: readonly Answered[]): string =>
  JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: 'Example', version: '1' },
        entries: requests.map(({ method, path, status, body }) => ({
          request: { method, url: `${server}${path}` },
          response: {
            status,
            content: { mimeType: 'application/json', text: JSON.stringify(body) },
          },
        })),
      },
    },
    null,
    2,
  )

/** As Newman, the command line of Postman, writes a run. */
const postmanOf = (requests: readonly Answered[]): string =>
  JSON.stringify(
    {
      collection: { info: { name: 'Example' } },
      run: {
        executions: requests.map(({ method, path, status, body }) => ({
          item: { name: path.split('/').at(-1) },
          request: {
            method,
            url: {
              protocol: 'https',
              host: ['platform', 'ringcentral', 'com'],
              path: path.slice(1).split('/'),
            },
          },
          response: { code: status, body: JSON.stringify(body) },
        })),
      },
    },
    null,
    2,
  )

export function exampleText(kind: ExampleKind, of: ExampleOf): string {
  const requests = refusedRequests(of)
  const recorded = of === 'sample' ? [signedIn, ...requests] : requests
  switch (kind) {
    case 'body': {
      const body =
        of === 'enos'
          ? { code: 31403, msg: 'No permission to access the resource', requestId: 'example' }
          : requests[0]?.body
      return `HTTP/1.1 403 Forbidden\n\n${JSON.stringify(body, null, 2)}\n`
    }
    case 'scope':
      return `HTTP/1.1 403 Forbidden\n\n${JSON.stringify(missingScope('ReadCallLog'), null, 2)}\n`
    case 'log':
      return logOf(requests)
    case 'har':
      return harOf(recorded)
    case 'postman':
      return postmanOf(recorded)
  }
}

/** Requests of the public API to ask about: one permission, several of which one is enough, none stated. */
export const exampleRequests = [
  { method: 'GET', path: '/restapi/v1.0/account/~/recording/400142' },
  { method: 'PUT', path: '/restapi/v1.0/account/~/extension/~' },
  { method: 'GET', path: '/restapi/v1.0/account/~/call-queues/400142/presence' },
] as const
