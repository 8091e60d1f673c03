import { mount } from 'svelte'
import App from '../../src/renderer/App.svelte'
import '../../src/renderer/styles/tokens.css'
import '../../src/renderer/styles/base.css'
import { client } from './fake-api'

const target = document.getElementById('app')
if (target === null) throw new Error('index.html has no element with the id "app"')
mount(App, { target, props: { client } })
