import { originOf } from '../../../http/origin'

/**
 * There is no list of gateways: each environment of EnOS has its own (EnOS docs, About EnOS API, Request
 * URI: Management Console, Help, Environment Information, the address under API Gateway).
 *
 * @param text a gateway as a person types it; without a scheme, https is meant
 * @returns its origin
 * @throws AppError `invalid-argument`
 */
export const normaliseGateway = (text: string): string =>
  originOf(text, {
    what: 'gateway',
    whyNotHttp:
      'as those of EnOS Edge are; that is not supported, since tokens would travel where anybody can listen',
    hint: 'Name the API gateway of your environment, like https://apim-example.envisioniot.com. The EnOS Management Console shows it at the top right, under Help > Environment Information.',
  })
