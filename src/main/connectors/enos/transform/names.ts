/** Names by language. EnOS writes `en_US` and `en-US`, and sometimes the whole object as a string. */
import {
  asText,
  isObject,
  readFilledText,
  typeInWords,
  BadField,
  type JsonObject,
} from '../../fields'
import type { Remarks } from '../../remarks'
import type { Names } from '../../parts'

/** Entries of an i18n field; undefined where it is plain text or not there. */
function languagesOf(value: unknown, path: string): JsonObject | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (isObject(value)) return value
  if (typeof value !== 'string') throw new BadField(path, `is ${typeInWords(value)}, not names`)
  if (!value.trimStart().startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** `en_US`, `zh-CN`, `default`: any other key is no language, and not ours to keep. */
const LANGUAGE = /^(?:default|[a-z]{2,3}(?:[_-](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3}))*)$/

/** One spelling for a language's key: `en-US` and `en_US` are one, `default` is "not said". */
export const localeOf = (key: string): string =>
  key === 'default' || !LANGUAGE.test(key) ? '' : key.replaceAll('-', '_').toWellFormed()

/**
 * Names from `nameJson`, else from `name` (which some services fill with languages too), else from
 * `displayName`. A language that is written in both spellings keeps its first text.
 *
 * @param locale that the request asked for: the language of a name without one; `''` where not known
 */
export function readNames(json: JsonObject, remarks: Remarks, locale = ''): Names {
  for (const key of ['nameJson', 'name']) {
    const languages = languagesOf(json[key], key)
    if (languages === undefined) continue
    const names = new Map<string, string>()
    for (const [language, text] of Object.entries(languages)) {
      if (text === null || text === '') continue
      if (!LANGUAGE.test(language)) continue
      const locale = localeOf(language)
      if (!names.has(locale)) names.set(locale, asText(text, `${key}.${locale}`, remarks))
    }
    if (names.size > 0) return Object.fromEntries(names)
  }
  const name =
    plainText(json, 'nameJson', remarks) ??
    plainText(json, 'name', remarks) ??
    readFilledText(json, 'displayName', remarks)
  return name === undefined ? {} : { [locale]: name }
}

const plainText = (json: JsonObject, key: string, remarks: Remarks): string | undefined =>
  isObject(json[key]) ? undefined : readFilledText(json, key, remarks)
