import * as en from './en/edits'
import * as ru from './ru/edits'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/edits'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
