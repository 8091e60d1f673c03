import type { Answer } from '../../../shared/schemas/common'
import type { Diagnosis, DiagnosisFamily } from '../../../shared/schemas/diagnose'

/** Errors of which neither their code nor their body tells whether a role is behind them. */
const perhaps: ReadonlySet<DiagnosisFamily> = new Set([
  'user-permission',
  'admin-required',
  'other-extension',
  'no-access',
  'unknown',
])

/** Whether a change of roles can clear errors of this kind. */
export function roleHelp(item: Diagnosis): Answer {
  if (item.remedies.length > 0) return 'yes'
  return item.permission !== undefined || perhaps.has(item.family) ? 'unknown' : 'no'
}

/** What errors are about, in a few words: what is missing, else what was asked for. */
export function aboutText(item: Diagnosis): string {
  const [request] = item.requests
  return (
    item.permission?.name ??
    item.applicationScope ??
    (request === undefined ? item.message : `${request.method} ${request.path}`)
  )
}
