import * as en from './en/diagnose'
import * as ru from './ru/diagnose'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/diagnose'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
