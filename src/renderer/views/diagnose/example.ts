/** A refusal as RingCentral writes it. */
export const exampleError = `HTTP/1.1 403 Forbidden

${JSON.stringify(
  {
    errorCode: 'CMN-408',
    message:
      'In order to call this API endpoint, user needs to have [ReadPresenceStatus] permission for requested resource.',
    errors: [
      {
        errorCode: 'CMN-408',
        message:
          'In order to call this API endpoint, user needs to have [ReadPresenceStatus] permission for requested resource.',
        permissionName: 'ReadPresenceStatus',
      },
    ],
  },
  null,
  2,
)}
`
