#!/usr/bin/env node
/** `npm run -s sim:enos -- --users N --apps N`: the simulated EnOS gateway of the tests, to be used by hand. */
import { runSimulator } from './simulator.mjs'

await runSimulator('enos')
