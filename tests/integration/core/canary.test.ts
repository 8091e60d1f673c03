/**
 * Nothing of a saved file may come to lie in the data folder but what a part carries. Every place of
 * a container that could hold a secret gets a text of its own, and none of them may be found again.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { CoreOptions } from '../../../src/main/core-types'
import { temporaryFolder } from '../../support/account'
import { testCore, value, type TestCore } from '../../support/core'
import { contentOf, filesBelow } from '../../support/data-folder-content'

const built = (name: string): URL => new URL(`../../../out/main/${name}.js`, import.meta.url)
const workers = { reader: built('reader'), writer: built('writer'), jobs: built('jobs') }
/** In the built threads where they are built, as in the whole run of the tests. */
const threads: Partial<CoreOptions> = Object.values(workers).every((entry) => existsSync(entry))
  ? { workers }
  : {}

const planted: string[] = []
function canary(place: string): string {
  const text = `canary-${place}-${planted.length}`
  planted.push(text)
  return text
}
/** Allowed to come in: shows that the search below finds what is there. */
const ALLOWED = 'allowed-display-name'

const server = 'https://platform.ringcentral.com/restapi/v1.0'
const portal = 'https://portal.example.com'

const role = (id: string) => ({
  uri: `${server}/account/400111/user-role/${id}`,
  id,
  displayName: `${ALLOWED} ${id}`,
  custom: true,
  permissions: [{ id: 'Edit', notes: canary('unknown-field-of-entry') }],
  internalNotes: canary('unknown-field'),
  secretKey: canary('secret-key-of-role'),
})

const apps = {
  code: 0,
  message: canary('message-of-success'),
  data: [
    {
      id: 'app-7',
      accessKey: 'wind-monitor',
      secretKey: canary('secret-key'),
      name: { default: 'Wind monitor' },
      icon: canary('icon'),
      createdByUserName: canary('creator'),
    },
  ],
}

const holders = { code: 0, data: { users: [{ userId: 'u-1', name: 'Anna' }] } }

function harFile() {
  const headers = (place: string) => [{ name: 'Authorization', value: canary(place) }]
  const cookies = (place: string) => [{ name: 'session', value: canary(place) }]
  const entry = (url: string, body: unknown, posted?: unknown) => ({
    startedDateTime: '2026-01-05T09:00:00.000Z',
    comment: canary('har-entry-comment'),
    serverIPAddress: canary('har-address'),
    connection: canary('har-connection'),
    _initiator: { stack: canary('har-initiator') },
    request: {
      method: posted === undefined ? 'GET' : 'POST',
      url,
      headers: headers('har-request-header'),
      cookies: cookies('har-request-cookie'),
      queryString: [{ name: 'access_token', value: canary('har-query-list') }],
      comment: canary('har-request-comment'),
      ...(posted === undefined
        ? {}
        : { postData: { text: JSON.stringify(posted), comment: canary('har-posted-comment') } }),
    },
    response: {
      status: 200,
      statusText: canary('har-status-text'),
      headers: headers('har-response-header'),
      cookies: cookies('har-response-cookie'),
      redirectURL: canary('har-redirect'),
      content: { text: JSON.stringify(body), comment: canary('har-content-comment') },
    },
  })
  const user = `user:${canary('har-password')}@`
  return {
    log: {
      comment: canary('har-comment'),
      creator: { name: canary('har-creator') },
      pages: [{ title: canary('har-page') }],
      entries: [
        entry(
          `https://${user}platform.ringcentral.com/restapi/v1.0/account/400111/user-role/1;sid=${canary('har-path-parameter')}?access_token=${canary('har-query')}&email=${canary('har-email')}#${canary('har-fragment')}`,
          role('1'),
        ),
        entry(
          `${portal}/app-portal-service/v2.3/role/user/assignedList?orgId=o-1&token=${canary('har-enos-query')}`,
          holders,
          {
            roleId: 'r-1',
            password: canary('har-body-field'),
            nested: { key: canary('har-body-nested') },
          },
        ),
        entry(`${portal}/enos-app-service/v2.5/apps/list?orgId=o-1`, apps),
        entry('https://login.example.com/token', { access_token: canary('har-other-site') }),
        entry(`${server}/account/400111/call-log`, { records: [canary('har-unread-answer')] }),
        entry(`${server}/account/400111/user-role/2`, `{"id": "${canary('har-damaged')}`),
      ],
    },
  }
}

function postmanFile() {
  return {
    info: {
      name: canary('postman-name'),
      description: canary('postman-description'),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: canary('postman-auth') }] },
    event: [{ listen: 'prerequest', script: { exec: [canary('postman-script')] } }],
    variable: [{ key: 'token', value: canary('postman-variable') }],
    item: [
      {
        name: canary('postman-item'),
        description: canary('postman-item-description'),
        request: {
          method: 'GET',
          url: `${server}/account/400111/user-role/3`,
          auth: { type: 'basic', basic: [{ key: 'password', value: canary('postman-item-auth') }] },
          header: [{ key: 'Authorization', value: canary('postman-item-header') }],
        },
        response: [
          {
            name: canary('postman-example'),
            code: 200,
            status: canary('postman-status'),
            header: [{ key: 'Set-Cookie', value: canary('postman-header') }],
            cookie: [{ name: 'session', value: canary('postman-cookie') }],
            body: JSON.stringify(role('3')),
            originalRequest: {
              method: 'GET',
              description: canary('postman-request-description'),
              header: [{ key: 'Authorization', value: canary('postman-request-header') }],
              url: {
                raw: `${server}/account/400111/user-role/3?access_token=${canary('postman-raw')}`,
                query: [
                  {
                    key: 'access_token',
                    value: canary('postman-query'),
                    description: canary('postman-query-description'),
                  },
                ],
                variable: [{ key: 'accountId', value: canary('postman-path-variable') }],
              },
            },
          },
        ],
      },
    ],
  }
}

/** An archive with a comment of its own, and with remarks and extra fields on its entries. */
function archive(): Uint8Array {
  const json = (content: unknown) => strToU8(JSON.stringify(content))
  const bytes = zipSync({
    'role.json': [
      json(role('4')),
      {
        comment: canary('zip-entry-comment'),
        extra: { 0x7777: strToU8(canary('zip-extra-field')) },
      },
    ],
    'session.har': json(harFile()),
    'api.json': json(postmanFile()),
    'notes.txt': strToU8(canary('zip-extra-file')),
    'empty.json': json({
      [canary('zip-other-json').replaceAll('-', '_')]: canary('zip-other-value'),
    }),
    'inner.zip': zipSync({
      'role.json': json(role('5')),
      'notes.md': strToU8(canary('zip-inner-file')),
    }),
  })
  const comment = strToU8(canary('zip-comment'))
  const end = Buffer.from(bytes).lastIndexOf('PK\u0005\u0006')
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(end + 20, comment.length, true)
  return Buffer.concat([bytes, comment])
}

const secretFiles = (): Record<string, Uint8Array> => ({
  'session.har': strToU8(JSON.stringify(harFile())),
  'api.postman_collection.json': strToU8(JSON.stringify(postmanFile())),
  'saved.zip': archive(),
  'role.json': strToU8(JSON.stringify(role('6'))),
  'apps.json': strToU8(JSON.stringify(apps)),
})

type Send = (core: TestCore, files: Record<string, Uint8Array>) => Promise<string>

const byUpload: Send = async ({ api, core }, files) => {
  const announced = Object.entries(files).map(([path, bytes]) => ({ path, size: bytes.length }))
  const { upload, tickets } = value(await api.uploads.create({ files: announced }))
  for (const [index, bytes] of Object.values(files).entries()) {
    value(await core.receiveUpload(tickets[index]!, Readable.from([Buffer.from(bytes)])))
  }
  return upload
}

const byPath: Send = ({ core }, files) => {
  const folder = temporaryFolder()
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return core.offerPaths([folder])
}

const foundIn = (text: string): string[] => planted.filter((one) => text.includes(one))

describe.each([
  ['sent as the browser does', byUpload],
  ['read where they lie', byPath],
])('saved files %s', (_, send) => {
  test('leave nothing in the data folder but what parts carry', async () => {
    const test = await testCore(threads)
    const { api, core, dataFolder, ended } = test
    const upload = await send(test, secretFiles())
    const options = { organization: 'o-1', mixed: true }
    const { run } = value(await api.imports.start({ upload, account: 'Acme', options, ask: false }))
    const { report, error } = await ended(run)
    expect(error).toBeUndefined()
    const read = (path: string) =>
      report?.files.find((file) => file.path.endsWith(path))?.recognised
    expect(report?.state).toBe('done')
    expect(read('session.har')).toMatch(/^HAR file: .*role/)
    expect(read('collection.json')).toContain('Postman collection: RingCentral user role')
    expect(read('saved.zip › inner.zip › role.json')).toBe('RingCentral user role')
    expect(report?.parts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['role', 'role-users', 'app-info']),
    )
    // Names of fields and of files are shown to the person, and to nobody else.
    const shown = JSON.stringify({ ...report, files: [] })
    expect(foundIn(shown)).toEqual([])

    const folders = () =>
      filesBelow(dataFolder).map((file): [string, string] => [file, readFileSync(file, 'latin1')])
    for (const [file, bytes] of folders()) expect([file, foundIn(bytes)]).toEqual([file, []])

    const { run: backup } = value(await api.accounts.backup({ account: 'Acme' }))
    const { download } = await ended(backup)
    const copy = await buffer(value(await core.takeDownload(download!.ticket)).stream)
    expect(foundIn(copy.toString('latin1'))).toEqual([])
    const content = contentOf(copy)
    expect(content).toContain(`${ALLOWED} 5`)
    expect(foundIn(content)).toEqual([])

    await core.close()
    const left = folders()
    expect(left.length).toBeGreaterThan(0)
    for (const [file, bytes] of left) {
      expect([file, foundIn(bytes)]).toEqual([file, []])
      if (file.endsWith('.sqlite')) expect(foundIn(contentOf(file))).toEqual([])
    }
    expect(readdirSync(join(dataFolder, 'transit'))).toEqual([])
  })
})
