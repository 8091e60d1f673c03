/** Error bodies of both vendors: a saved error is a dated observation of "no". */
import { errorsOfBody, type ParsedError } from '../../../diagnose/body'
import { withoutSecrets } from '../../../diagnose/redact'
import { subjectOf, type ErrorObservationRecord } from '../../parts'
import type { ItemOf, Shape } from '../answers'
import { asId } from '../../fields'

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

export const errorShape: Shape = {
  name: 'error body',
  recognise({ json }) {
    const errors = errorsOfBody(json)
    if (errors === undefined) return undefined
    const connector = errors.some(isRingCentral) ? 'ringcentral' : 'enos'
    const vendor = connector === 'ringcentral' ? 'RingCentral' : 'EnOS'
    const codes = [...new Set(errors.map((error) => error.code))]
    return {
      name: `${vendor} error ${codes.slice(0, 3).join(', ')}`,
      read({ options }) {
        const user = options.user === undefined ? '~' : asId(options.user, '--user')
        for (const error of errors) asId(error.code, 'errorCode')
        return {
          type: 'subjects',
          identity: { connector },
          items: errors.map((error) => observation(error, user)),
        }
      },
    }
  },
}
