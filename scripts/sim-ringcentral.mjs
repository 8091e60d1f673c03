#!/usr/bin/env node
/** `npm run -s sim:ringcentral -- --users N`: the simulated RingCentral of the tests, to be used by hand. */
import { runSimulator } from './simulator.mjs'

await runSimulator('ringcentral')
