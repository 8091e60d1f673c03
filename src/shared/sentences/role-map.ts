import * as en from './en/role-map'
import * as ru from './ru/role-map'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/role-map'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
