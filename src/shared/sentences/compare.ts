import * as en from './en/compare'
import * as ru from './ru/compare'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/compare'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
