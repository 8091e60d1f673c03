/** Whether an organization is known at a gateway, to the application that signs in. */
import { AppError } from '../../../shared/result'
import { EnosRequests } from '../../connectors/enos/get/asking'
import type { EnosClient } from '../../connectors/enos/get/client'
import { isEnvelope } from '../../connectors/enos/transform/envelope'
import { isObject } from '../../connectors/fields'
import type { Asking } from '../../connectors/online/types'
import { errorsOfBody } from '../../diagnose/body'
import { withoutSecrets } from '../../diagnose/redact'
import type { ConnectionTo, Whose } from './vendor'

/** `untold`: the application may not ask that. */
type Word = 'known' | 'unknown' | 'untold'

/**
 * An application's organizations cannot be listed, so a person types their ids. The list of roles tells
 * whether there is one; where that is refused or not found, the first app tells.
 *
 * @throws AppError `sign-in-refused` where the organization is found nowhere, `server-failed`
 */
export async function whose(
  client: EnosClient,
  { organization, apps: [app], locales }: ConnectionTo<'enos'>,
  signal: AbortSignal,
): Promise<Whose> {
  const requests = new EnosRequests(organization, locales[0]!)
  const words = [await wordOf(client, requests.roles(), signal)]
  if (words[0] !== 'known' && app !== undefined) {
    words.push(await wordOf(client, requests.app(app), signal))
  }
  if (words.every((word) => word === 'unknown')) {
    throw unknownOrganization(organization, new URL(client.server).host, app)
  }
  return { externalId: organization }
}

async function wordOf(client: EnosClient, asking: Asking, signal: AbortSignal): Promise<Word> {
  const { status, json } = await client.ask(asking, signal)
  const [error] = isObject(json) ? (errorsOfBody(json) ?? []) : []
  if (error === undefined && status < 400 && isObject(json) && isEnvelope(json)) return 'known'
  switch (error?.code) {
    // What is no id of an organization at all is a parameter that is not right.
    case '31400':
    case '31404':
      return 'unknown'
    case '31403':
      return 'untold'
    default:
      throw unexpected(client.server, status, error)
  }
}

function unexpected(
  server: string,
  status: number,
  error: { code: string; message: string } | undefined,
): AppError {
  const said =
    error === undefined ? `HTTP ${status}` : `${error.code}: ${withoutSecrets(error.message)}`
  return new AppError(
    'server-failed',
    `${new URL(server).host} does not tell whether it knows the organization (${said}).`,
    { hint: 'Check the address of the gateway, and try again later. Nothing was kept.' },
  )
}

const unknownOrganization = (
  organization: string,
  host: string,
  app: string | undefined,
): AppError =>
  new AppError(
    'sign-in-refused',
    app === undefined
      ? `The organization “${organization}” is not known at ${host}.`
      : `The organization “${organization}” is not known at ${host}, or has no app ${app}.`,
    {
      hint: 'Compare the id with the one that IAM > Organization Profile shows, check that the gateway is the one of the same environment, and the access key of the app on its page. Nothing was kept.',
    },
  )
