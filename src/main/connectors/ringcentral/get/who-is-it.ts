/** Finds out whose sign-in it is: which account, and which user of it. */
import { isObject, type JsonObject } from '../../fields'
import { accountOf, extensionOf, parseUri } from '../transform/uri'
import { operations } from '../operations'
import { asking } from './asking'
import type { RingCentralClient } from './client'

export interface WhoIsIt {
  /** RingCentral's account id. */
  accountId?: string
  user?: { id: string; name: string }
}

/**
 * The own extension tells both. Where it is refused, the account tells one and the authorization
 * profile's address both; where all are refused, only the token's owner is known.
 * @throws what {@link RingCentralClient.get} throws
 */
export async function whoIsIt(client: RingCentralClient, signal: AbortSignal): Promise<WhoIsIt> {
  const own = await objectAt(client, operations.user, '/restapi/v1.0/account/~/extension/~', signal)
  const found = own && whoInExtension(own)
  if (found?.accountId !== undefined) return found
  const account = await objectAt(client, operations.account, '/restapi/v1.0/account/~', signal)
  const accountId = account && idIn(account, 'id')
  if (accountId !== undefined) return { ...ownerOf(client), ...found, accountId }
  const path = '/restapi/v1.0/account/~/extension/~/authz-profile'
  const profile = await objectAt(client, operations.profile, path, signal)
  const uri = parseUri(profile?.['uri'])
  const inUri = uri && accountOf(uri)
  return { ...ownerOf(client), ...found, ...(inUri === undefined ? {} : { accountId: inUri }) }
}

const ownerOf = ({ owner }: RingCentralClient): Pick<WhoIsIt, 'user'> =>
  owner === undefined ? {} : { user: { id: owner, name: owner } }

async function objectAt(
  client: RingCentralClient,
  operation: (typeof operations)[keyof typeof operations],
  path: string,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  const { status, json } = await client.ask(asking(operation, path), signal)
  return status < 400 && isObject(json) ? json : undefined
}

function whoInExtension(extension: JsonObject): WhoIsIt {
  const uri = parseUri(extension['uri'])
  const account = extension['account']
  const accountId = (isObject(account) ? idIn(account, 'id') : undefined) ?? (uri && accountOf(uri))
  const inUri = uri && extensionOf(uri)
  const id = idIn(extension, 'id') ?? (inUri === '~' ? undefined : inUri)
  const name = typeof extension['name'] === 'string' ? extension['name'].trim() : ''
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(id === undefined ? {} : { user: { id, name: name === '' ? id : name } }),
  }
}

function idIn(from: JsonObject, key: string): string | undefined {
  const value = from[key]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
