/** What the token endpoint hands out. Only its refresh token is ever stored. */
export interface TokenSet {
  accessToken: string
  /** Absent where the application does not issue any. */
  refreshToken: string | undefined
  /** Unix milliseconds, by this machine's clock, of the end of the access token. */
  expiresAt: number
  /** Milliseconds from when it was asked for. */
  lifetime: number
  applicationScopes: readonly string[]
  /** `owner_id`: extension id of the user. */
  owner: string | undefined
}
