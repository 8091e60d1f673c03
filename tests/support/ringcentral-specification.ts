/** RingCentral's own specification as a strict judge: what it does not declare is a mistake. */
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'

/** A parsed answer, into which tests look as they like. */
export type Json = ReturnType<typeof JSON.parse>

interface Schema {
  $ref?: string
  type?: string
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: boolean
  [keyword: string]: unknown
}

export interface SpecifiedOperation {
  operationId: string
  path: string
  group: string
  applicationScope: string | undefined
  userPermission: string | undefined
  /** Names of query parameters. */
  query: string[]
}

interface RawParameter {
  $ref?: string
  name: string
  in: string
}
interface RawResponse {
  content?: Record<string, { schema: Schema }>
}
interface RawOperation {
  operationId: string
  parameters?: RawParameter[]
  responses: Record<string, RawResponse>
  'x-throttling-group': string
  'x-app-permission'?: string
  'x-user-permission'?: string
}

const file = new URL('../fixtures/ringcentral-openapi/specification.json', import.meta.url)
const specification = JSON.parse(readFileSync(file, 'utf8')) as {
  paths: Record<string, { get?: RawOperation; post?: RawOperation }>
  components: {
    parameters: Record<string, RawParameter>
    responses: Record<string, RawResponse>
    schemas: Record<string, Schema>
  }
}
const { parameters, responses, schemas } = specification.components

const json = 'application/json'
const oauthError = responses['OauthInvalidRequest']!.content![json]!.schema

/** Where the specification is wrong about its own answers. */
function correct(): void {
  // It calls the id of an extension's site a `uri`; its own description says that it can be "main-site".
  delete schemas['ProvisioningSiteInfo']!.properties!['id']!['format']
  // Errors have more than `errors` (developer guide, basics/errors, and voice/call-log/access, where
  // permissionName is at both levels).
  const text: Schema = { type: 'string' }
  schemas['ParameterizedErrorResponseModel']!.properties = {
    ...schemas['ParameterizedErrorResponseModel']!.properties,
    errorCode: text,
    message: text,
    permissionName: text,
  }
  const error = schemas['ApiError']!
  delete error.additionalProperties
  error.properties = { ...error.properties, permissionName: text }
  // Errors of signing in describe themselves (RFC 6749, 5.2), and have their parameters in a list
  // (Stack Overflow 51833563).
  oauthError.allOf!.push({ type: 'object', properties: { error_description: text } })
  error.properties['parameters'] = {
    type: 'array',
    items: { type: 'object', properties: { parameterName: text, parameterValue: text } },
  }
}
correct()

/** The schema without references, with `allOf` joined and every object closed. */
function closed(schema: Schema): Schema {
  if (schema.$ref !== undefined) return closed(schemas[schema.$ref.split('/').pop()!]!)
  if (schema.allOf !== undefined) {
    const { allOf, ...own } = schema
    return allOf.map(closed).reduce(
      (joined, part) => ({
        ...joined,
        ...part,
        properties: { ...joined.properties, ...part.properties },
        required: [...(joined.required ?? []), ...(part.required ?? [])],
      }),
      own,
    )
  }
  const { items, properties, ...rest } = schema
  return {
    ...rest,
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, one]) => [name, closed(one)]),
          ),
          additionalProperties: false,
        }),
  }
}

/** The patterns of the specification escape what needs none, so they are no Unicode patterns. */
const ajv = new Ajv({ allErrors: true, unicodeRegExp: false, strict: true })
addFormats.default(ajv)

const validators = new Map<Schema, ValidateFunction>()
function validatorOf(schema: Schema): ValidateFunction {
  let validator = validators.get(schema)
  if (validator === undefined) validators.set(schema, (validator = ajv.compile(closed(schema))))
  return validator
}

const operationsById = new Map(
  Object.entries(specification.paths).map(([path, { get, post }]) => {
    const raw = (get ?? post)!
    return [raw.operationId, { path, raw, reads: get !== undefined }]
  }),
)

/** Those that read. */
export const specifiedOperations: readonly SpecifiedOperation[] = [...operationsById.values()]
  .filter(({ reads }) => reads)
  .map(({ path, raw }) => ({
    operationId: raw.operationId,
    path,
    group: raw['x-throttling-group'],
    applicationScope: raw['x-app-permission'],
    userPermission: raw['x-user-permission'],
    query: (raw.parameters ?? [])
      .map((one) => (one.$ref === undefined ? one : parameters[one.$ref.split('/').pop()!]!))
      .filter((one) => one.in === 'query')
      .map((one) => one.name),
  }))

/** Errors of an operation that answers in the words of OAuth, or in those of the API. */
function errorSchema(raw: RawOperation, status: number): Schema {
  const isOauth = raw['x-throttling-group'] === 'Auth'
  return isOauth && status !== 429 ? oauthError : schemas['ParameterizedErrorResponseModel']!
}

/**
 * What of an answer the specification does not allow, in words; empty where it allows all of it.
 * @param body as it was parsed from JSON; undefined where there was none
 */
export function mistakesIn(operationId: string, status: number, body: unknown): string[] {
  const operation = operationsById.get(operationId)
  if (operation === undefined) return [`${operationId} is no operation of the specification`]
  const { raw } = operation
  const schema =
    status === 200 ? raw.responses['200']!.content?.[json]?.schema : errorSchema(raw, status)
  if (schema === undefined) return body === undefined ? [] : ['there should be no body']
  const validate = validatorOf(schema)
  if (validate(body)) return []
  return validate.errors!.map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  )
}
