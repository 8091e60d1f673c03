import * as en from './en/findings'
import * as ru from './ru/findings'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/findings'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
