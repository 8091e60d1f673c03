/** Places, languages and countries, which are the same everywhere in this account. */
import { address } from '../lists'
import type { ApiRequest } from '../types'

export const country = (request: ApiRequest) => ({
  id: '1',
  uri: address(request, 'dictionary/country/1'),
  name: 'United States',
  isoCode: 'US',
  callingCode: '1',
})

const timezone = (request: ApiRequest) => ({
  id: '58',
  uri: address(request, 'dictionary/timezone/58'),
  name: 'US/Pacific',
  description: 'Pacific Time (US & Canada)',
  bias: '-480',
})

const language = { id: '1033', name: 'English (United States)', localeCode: 'en-US' }

export const regionalSettings = (request: ApiRequest) => ({
  homeCountry: country(request),
  timezone: timezone(request),
  language,
  greetingLanguage: language,
  formattingLocale: language,
  timeFormat: '12h',
})

const dollar = { code: 'USD', name: 'US Dollar', symbol: '$', minorSymbol: '¢' }

/** The id of a currency is a number here… */
export const accountRegionalSettings = (request: ApiRequest) => ({
  ...regionalSettings(request),
  currency: { id: 1, ...dollar },
})

/** …and text here. */
export const rolesRegionalSettings = (request: ApiRequest) => ({
  ...regionalSettings(request),
  currency: { id: '1', ...dollar },
})

export const businessAddress = {
  street: '20 Example Road',
  city: 'Exampletown',
  state: 'CA',
  zip: '94002',
  country: 'United States',
}
