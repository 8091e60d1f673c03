import * as en from './en/changes'
import * as ru from './ru/changes'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/changes'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
