/**
 * Error bodies of both vendors: a saved error is a dated observation of "no". Where its request is
 * known, it says of which part nothing is known; and of EnOS's answer about one user in one app the
 * error for "no access" is the answer.
 */
import { errorsOfBody, type ParsedError } from '../../../diagnose/body'
import { withoutSecrets } from '../../../diagnose/redact'
import { subjectOf, type ErrorObservationRecord } from '../../parts'
import type { Answer, Given, ItemOf, RefusedPart, Shape } from '../answers'
import { asId } from '../../fields'
import { EnosRequest } from './enos-request'
import { grantFor } from '../../enos/operations'
import { isRefusal, refusedBy } from './refused'
import { identityOf } from './ringcentral-records'

const isRingCentral = (error: ParsedError): boolean =>
  /^[A-Za-z]/.test(error.code) && !error.code.startsWith('HTTP ')

function observation(error: ParsedError, user: string): ItemOf<'error-observation'> {
  const body: ErrorObservationRecord = {
    code: error.code,
    message: withoutSecrets(error.message),
    user,
    ...(error.permission === undefined ? {} : { permission: error.permission }),
    ...(error.applicationScope === undefined ? {} : { applicationScope: error.applicationScope }),
  }
  const subject = subjectOf(error.code, error.permission ?? error.applicationScope)
  return { kind: 'error-observation', subject, body, count: 1 }
}

const inWords = ({ code, message }: ParsedError): string =>
  `error ${code}${message === '' ? '' : `: ${withoutSecrets(message)}`}`

const NO_ACCESS = '31403'

/**
 * Application Portal API, Get App Resources by User and Organization: a user without access in the
 * app gets this error, or two empty lists.
 */
function noAccess(
  error: ParsedError | undefined,
  request: EnosRequest,
): ItemOf<'user-app-resources'> | undefined {
  if (error?.code !== NO_ACCESS || request.endpoint !== 'user/app/resource/permission') {
    return undefined
  }
  const [organization, user, app] = [
    request.get('organization'),
    request.get('user'),
    request.get('app'),
  ]
  if (organization === undefined || user === undefined || app === undefined) return undefined
  return {
    kind: 'user-app-resources',
    subject: subjectOf(user, app),
    body: { organization, user, app, resources: { menus: [], permissions: [] } },
    count: 0,
    note: `no access: EnOS answered with ${inWords(error)}`,
    toldByError: true,
  }
}

function refusedParts(
  given: Given,
  errors: readonly ParsedError[],
  request: EnosRequest,
): RefusedPart[] {
  const refusal = errors.find((error) => isRefusal(error.family))
  const about = refusal === undefined ? undefined : refusedBy(given, request)
  return refusal === undefined || about === undefined
    ? []
    : [{ ...about, reason: refusalInWords(refusal, grantFor(request.endpoint)) }]
}

/** Where the error names what is missing, that: whoever reads it has to ask an admin for it. */
function refusalInWords(error: ParsedError, grant: string | undefined): string {
  if (error.permission !== undefined) {
    return `the user who signed in needs the user permission ${error.permission} (${error.code})`
  }
  if (error.applicationScope !== undefined) {
    return `the application needs the application scope ${error.applicationScope} (${error.code})`
  }
  const refused = `refused with ${inWords(error)}`
  return grant === undefined || error.code !== NO_ACCESS
    ? refused
    : `${refused}; the application needs the organization’s grant ${grant}`
}

export const errorShape: Shape = {
  name: 'error body',
  recognise(given) {
    const errors = errorsOfBody(given.json)
    if (errors === undefined) return undefined
    const isOfRingCentral = given.uri !== undefined || errors.some(isRingCentral)
    const vendor = isOfRingCentral ? 'RingCentral' : 'EnOS'
    const codes = [...new Set(errors.map((error) => error.code))]
    return {
      name: `${vendor} error ${codes.slice(0, 3).join(', ')}`,
      read({ options }): Answer {
        const user = options.user === undefined ? '~' : asId(options.user, 'the user')
        for (const error of errors) asId(error.code, 'errorCode')
        const request = new EnosRequest(given.request, options)
        const identity = isOfRingCentral
          ? identityOf(given.uri)
          : given.request === undefined
            ? { connector: 'enos' as const }
            : request.identity
        const without = isOfRingCentral ? undefined : noAccess(errors[0], request)
        if (without !== undefined) return { type: 'subjects', identity, items: [without] }
        const refused = refusedParts(given, errors, request)
        return {
          type: 'subjects',
          identity,
          items: errors.map((error) => observation(error, user)),
          ...(refused.length === 0 ? {} : { refused }),
        }
      },
    }
  },
}
