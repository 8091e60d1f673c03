/**
 * Where the browser comes back to. RingCentral compares redirect addresses exactly (authorize,
 * `redirect_uri`), so the ports are fixed, and there are three in case another program has one. They lie
 * below the ranges from which systems hand out ports by chance.
 */
export const redirectPorts: readonly number[] = [23881, 23882, 23883]

export const redirectPath = '/oauth2callback'

export const redirectUri = (port: number): string => `http://localhost:${port}${redirectPath}`

/** To be registered with the application, all of them. */
export const redirectUris = (): string[] => redirectPorts.map(redirectUri)
