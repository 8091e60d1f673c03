import * as en from './en/least-privilege'
import * as ru from './ru/least-privilege'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/least-privilege'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
