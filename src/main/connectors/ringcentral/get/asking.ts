import type { Asking } from '../../online/types'
import type { Operation } from '../operations'

/** @param path with its query, such as `/restapi/v1.0/account/~/extension?perPage=1000` */
export const asking = ({ id, group }: Operation, path: string): Asking => ({
  operation: id,
  group,
  method: 'GET',
  path,
})
