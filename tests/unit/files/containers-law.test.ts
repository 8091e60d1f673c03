import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { PartDraft } from '../../../src/main/connectors/parts'
import { extension, har } from './containers-support'
import { page, permission, readContents, role } from './support'

const TAKEN = '2026-11-02T09:00:00.000Z'

/** One answer with the address that it came from. */
interface Answered {
  url: string
  body: Record<string, unknown>
}

const id = fc.integer({ min: 1, max: 6 })
const single: fc.Arbitrary<Answered> = fc.oneof(
  id.map((number) => {
    const body = permission(`P${number}`)
    return { url: body.uri, body }
  }),
  fc.tuple(id, fc.constantFrom('One', 'Other')).map(([number, displayName]) => {
    const body = role(`${number}`, { displayName })
    return { url: body.uri, body }
  }),
  id.map((number) => {
    const body = extension(number)
    return { url: body.uri, body }
  }),
)

/** Some pages of a list. */
const pages: fc.Arbitrary<Answered[]> = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3 }), fc.nat(7))
  .map(([count, perPage, kept]) => {
    const all = Array.from({ length: count }, (_, number) => extension(number + 1))
    const total = Math.max(1, Math.ceil(count / perPage))
    return Array.from({ length: total }, (_, index) => index + 1)
      .filter((number) => number !== kept)
      .map((number) => {
        const body = page('account/400111/extension', all, number, perPage)
        return { url: String(body['uri']), body }
      })
  })

const answers = fc
  .tuple(fc.array(single, { maxLength: 8 }), pages)
  .map(([some, list]) => [...some, ...list])

/** What parts say, without where they were read. */
const said = (drafts: readonly PartDraft[]) =>
  drafts
    .map(({ kind, subject, status, takenAt, count, body }) =>
      JSON.stringify({ kind, subject, status, takenAt, count, body }),
    )
    .sort()

const options = { taken: TAKEN }

describe('the same answers', () => {
  it('give the same parts as files, in an archive, as a HAR file and as a Postman collection', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const name = (index: number) => `${String(index).padStart(3, '0')}.json`
        const files = Object.fromEntries(given.map(({ body }, index) => [name(index), body]))
        const asFiles = await readContents(files, options)
        const packed = Object.entries(files).map(([path, body]): [string, Uint8Array] => [
          path,
          strToU8(JSON.stringify(body)),
        ])
        const archive = zipSync(Object.fromEntries(packed))
        const session = har(...given.map(({ url, body }) => ({ url, body, at: TAKEN })))
        const item = given.map(({ url, body }) => ({
          request: { method: 'GET', url },
          response: [{ code: 200, body: JSON.stringify(body) }],
        }))
        const expected = said(asFiles.drafts)
        for (const content of [archive, session, { info: {}, item }]) {
          const outcome = await readContents({ container: content }, options)
          expect(said(outcome.drafts)).toEqual(expected)
          expect(outcome.identity).toEqual(asFiles.identity)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('at different times each say what was so then', async () => {
    const time = fc.integer({ min: 0, max: 3 }).map((hour) => `2026-11-02T0${hour}:00:00.000Z`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(single, time), { maxLength: 12 }), async (given) => {
        const together = await readContents({
          'a.har': har(...given.map(([answer, at]) => ({ ...answer, at }))),
        })
        const apart: PartDraft[] = []
        for (const at of new Set(given.map(([, when]) => when))) {
          const then = given
            .filter(([, when]) => when === at)
            .map(([answer]) => ({ ...answer, at }))
          apart.push(...(await readContents({ 'a.har': har(...then) })).drafts)
        }
        expect(said(together.drafts)).toEqual(said(apart))
      }),
      { numRuns: 60 },
    )
  })
})
