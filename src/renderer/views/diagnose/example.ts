/** A refusal as RingCentral writes it. */
export function exampleError(permission: string): string {
  const message = `In order to call this API endpoint, user needs to have [${permission}] permission for requested resource.`
  const error = { errorCode: 'CMN-408', message, permissionName: permission }
  const body = { errorCode: 'CMN-408', message, errors: [error] }
  return `HTTP/1.1 403 Forbidden\n\n${JSON.stringify(body, null, 2)}\n`
}
