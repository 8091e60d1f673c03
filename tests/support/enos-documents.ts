/** EnOS's own documents as a strict judge: what they do not declare is a mistake. */
import { Ajv, type ValidateFunction } from 'ajv'
import { readFileSync } from 'node:fs'

interface Schema {
  properties?: Record<string, Schema>
  [keyword: string]: unknown
}

interface DocumentedOperation {
  envelope: string
  method: string
  /** One for each version that is documented. */
  paths: string[]
  /** Codes that refuse. */
  errors: number[]
  data: Schema
}

const file = new URL('../fixtures/enos-documents/answers.json', import.meta.url)
const documents = JSON.parse(readFileSync(file, 'utf8')) as {
  definitions: Record<string, Schema>
  envelopes: Record<string, { schema: Schema }>
  operations: Record<string, DocumentedOperation>
}

export const documentedOperations: Readonly<Record<string, DocumentedOperation>> =
  documents.operations

/** The same, with every object closed that names its properties. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)]))
  return 'properties' in value && value.properties !== null && 'type' in value
    ? { ...inner, additionalProperties: false }
    : inner
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true })
const validators = new Map<Schema, ValidateFunction>()

function mistakes(schema: Schema, value: unknown): string[] {
  let validate = validators.get(schema)
  if (validate === undefined) {
    const { definitions } = documents
    validate = ajv.compile(closed({ ...schema, definitions }) as Schema)
    validators.set(schema, validate)
  }
  if (validate(value)) return []
  return validate.errors!.map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

/**
 * What of an answer the documents do not allow, in words; empty where they allow all of it.
 *
 * @param operation as its page is titled, in short
 * @param status of HTTP; services answer with 200 whatever they say, so any other is the gateway's
 * @param body as it was parsed from JSON
 */
export function mistakesIn(operation: string, status: number, body: unknown): string[] {
  const documented = documents.operations[operation]
  if (documented === undefined) return [`${operation} is not in the documents`]
  if (status !== 200) return mistakes(documents.envelopes['gateway']!.schema, body)
  const wrapped = mistakes(documents.envelopes[documented.envelope]!.schema, body)
  if (wrapped.length > 0) return wrapped
  const { code, status: said, data } = body as Record<string, unknown>
  const verdict = code ?? said
  if (verdict === 0) return mistakes(documented.data, data)
  if (!documented.errors.includes(verdict as number))
    return [`code ${String(verdict)} is not in the documents`]
  return data === null ? [] : ['a refusal carries data']
}
