import * as en from './en/change-request'
import * as ru from './ru/change-request'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/change-request'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
