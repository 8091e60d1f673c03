/** Hands out access tokens; how they are come by, and renewed, is the sign-in's affair. */
export interface TokenSource {
  /**
   * A token that is valid for a while yet: renewed before it expires, by one request however many ask.
   * @throws AppError `sign-in-needed` where the vendor takes the credential no more, `keychain`,
   *   `server-unreachable`, `server-failed`, `cancelled`
   */
  token(signal: AbortSignal): Promise<string>
  /** After the vendor refused a token (401): one that is newer. @throws the same */
  renewed(refused: string, signal: AbortSignal): Promise<string>
  /** `owner_id`: extension id of the user who signed in; known once a token was given. */
  readonly owner: string | undefined
  /** Application scopes that the token was given; known once a token was given. */
  readonly applicationScopes: readonly string[] | undefined
  /** Requests to the token endpoint so far. */
  readonly requests: number
  /**
   * Revokes the session at the vendor, as far as that can be had in two seconds, and forgets the tokens;
   * errors of the vendor are ignored.
   */
  end(): Promise<void>
}
