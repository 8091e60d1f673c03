/** Hands out what a signed request needs; how tokens are come by, and renewed, is the sign-in's affair. */

/** Of one request: its query, decoded, and the bytes of its JSON body, exactly as they are sent. */
export interface ToSign {
  query: URLSearchParams
  body: string | undefined
}

export interface EnosTokenSource {
  /**
   * A token that is valid for ten minutes yet, or a tenth of its life where that is less: renewed before,
   * by one request however many ask. One that could not be renewed is handed out as long as it lives.
   * @throws AppError `sign-in-needed` where the gateway takes the keys no more, or `sign-in-refused` at a
   *   first sign-in; `keychain`, `server-unreachable`, `server-failed`, `cancelled`
   */
  token(signal: AbortSignal): Promise<string>
  /**
   * After the gateway refused a token: the one that it has now. All clients of one access key share a
   * token, so another client may have renewed it.
   * @throws the same
   */
  renewed(refused: string, signal: AbortSignal): Promise<string>
  /**
   * Headers `apim-accesstoken`, `apim-signature` and `apim-timestamp`, with a timestamp of their own each
   * time. Only after a token was given.
   */
  headers(token: string, request: ToSign): Record<string, string>
  /** Requests to the token service so far. */
  readonly requests: number
  /** Forgets token and secret key. EnOS has no way to end a token. */
  end(): Promise<void>
}

export interface EnosTokenSourceOptions {
  /** Origin, as normaliseGateway gives it. */
  server: string
  accessKey: string
  /** Random id that the secret key lies by. */
  credential: string
  /** Kind `secret-key`; it is read when it is first needed. */
  secretKey: () => Promise<string | undefined>
  /** A person signs in: until a token was given, a refusal is `sign-in-refused`. */
  isSigningIn?: boolean
  now?: () => number
  timing?: Partial<{ answerWithin: number; tries: number; firstPause: number }>
}
