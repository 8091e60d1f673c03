/** Error bodies as RingCentral's (developer guide, basics/errors, and errors that people have posted). */
import type { ApiAnswer } from './types'

/** Thrown by whatever finds that a request cannot be answered. */
export class Refusal extends Error {
  constructor(readonly answer: ApiAnswer) {
    super(`refused with ${answer.status}`)
  }
}

interface Details {
  /** In errors[0] alone. */
  parameterName?: string
  parameterValue?: string
  /** Real samples have it at both levels. */
  permissionName?: string
  /** Where the platform puts a word in the place of the code. */
  topCode?: string
}

function refusal(status: number, errorCode: string, message: string, details: Details): Refusal {
  const { topCode = errorCode, permissionName, ...parameter } = details
  const permission = permissionName === undefined ? {} : { permissionName }
  return new Refusal({
    status,
    body: {
      errorCode: topCode,
      message,
      errors: [{ errorCode, message, ...parameter, ...permission }],
      ...permission,
    },
  })
}

export const applicationScopeMissing = (applicationScope: string): Refusal =>
  refusal(
    403,
    'CMN-401',
    `In order to call this API endpoint, application needs to have [${applicationScope}] permission`,
    { permissionName: applicationScope, topCode: 'InsufficientPermissions' },
  )

export const permissionMissing = (permission: string): Refusal =>
  refusal(
    403,
    'CMN-408',
    `In order to call this API endpoint, user needs to have [${permission}] permission for requested resource.`,
    { permissionName: permission },
  )

export const anotherExtension = (): Refusal =>
  refusal(403, 'CMN-404', 'Attempt to access another extension', {})

export const notFound = (parameterName: string): Refusal =>
  refusal(404, 'CMN-102', `Resource for parameter [${parameterName}] is not found`, {
    parameterName,
  })

export const badParameter = (parameterName: string, parameterValue: string): Refusal =>
  refusal(400, 'CMN-101', `Parameter [${parameterName}] value is invalid`, {
    parameterName,
    parameterValue,
  })
