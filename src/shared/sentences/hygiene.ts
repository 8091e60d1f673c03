import * as en from './en/hygiene'
import * as ru from './ru/hygiene'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/hygiene'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
