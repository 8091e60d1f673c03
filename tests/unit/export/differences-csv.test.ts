/** Differences as CSV, read back, are the answer's own; beside it stands what was not compared. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { exportDifferences } from '../../../src/main/export/export'
import { differences } from '../../../src/main/queries/differences'
import { unguarded } from '../../../src/shared/formula-guard'
import { Provenance } from '../../../src/shared/schemas/exports'
import { temporaryFolder } from '../../support/account'
import { askedOf } from '../../support/asked'
import { answered, portalAccount } from '../../support/portal-account'

test('one line for each difference, with its causes, and the provenance says what is open', async () => {
  const facts = portalAccount({
    vendor: [
      answered(0, 0, { permissions: [1], menus: [0, 1] }),
      answered(2, 1, { permissions: [], menus: [3] }),
    ],
  })
  facts.users[0]!.name = '=1+1'
  const asked = askedOf(facts)
  const folder = temporaryFolder()
  const to = { csv: join(folder, 'd.csv'), provenance: join(folder, 'd.json') }
  const steps: string[] = []
  await exportDifferences(
    asked,
    {},
    { form: {}, to, version: '1.0.0', now: Date.UTC(2026, 0, 1) },
    { signal: new AbortController().signal, progress: ({ phase }) => steps.push(phase) },
  )

  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(to.csv, 'utf8'), {
    header: true,
    newline: '\r\n',
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  const answer = differences(asked, {})
  const expected = answer.groups.flatMap(
    ({ app, causes, items, user }) =>
    items.map((item) => [user.id, user.name, app!.id, item.kind, item.id, item.vendor, causes.join(' ')]), // prettier-ignore
  )
  expect(expected).toHaveLength(3)
  expect(
    data.map((row) =>
      ['user id', 'user name', 'app id', 'kind', 'id', 'vendor', 'possible causes'].map((heading) =>
        unguarded(row[heading]!),
      ),
    ),
  ).toEqual(expected)

  const provenance = v.parse(Provenance, JSON.parse(readFileSync(to.provenance, 'utf8')))
  expect(provenance).toMatchObject({
    whole: false,
    content: {
      kind: 'differences',
      rowsWritten: 3,
      compared: 2,
      agreed: 0,
      notConfirmed: 4,
      notComputed: 0,
    },
  })
})
