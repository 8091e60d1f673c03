import * as en from './en/access'
import * as ru from './ru/access'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/access'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
