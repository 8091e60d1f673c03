/** The file of rules as a JSON Schema, for editors. For docs/rules.schema.json; the program does not load it. */
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema'
import { RulesFile } from '../../shared/schemas/rules'

export function rulesSchemaDocument(): JsonSchema {
  return {
    ...toJsonSchema(RulesFile, {
      target: 'draft-2020-12',
      typeMode: 'input',
      // What a schema cannot say, the program does: that a day is one, that a text is not empty but for spaces.
      errorMode: 'ignore',
    }),
    $id: 'https://permiscope.example/rules.schema.json',
    title: 'Permiscope: rules and exceptions',
  }
}
