import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaDocument } from '../../../src/main/cli/schemas'

test('docs/cli.schema.json is what the contract says (else run scripts/cli-schemas.mjs)', () => {
  const file = new URL('../../../docs/cli.schema.json', import.meta.url)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schemaDocument())
})
