import * as en from './en/filter'
import * as ru from './ru/filter'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/filter'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
