import { mount } from 'svelte'
import App from './App.svelte'
import { connect } from './client'
import './styles/tokens.css'
import './styles/base.css'
import './styles/table-row.css'
import './styles/answer.css'
import './styles/print.css'

const target = document.getElementById('app')
if (target === null) throw new Error('index.html has no element with the id "app"')
mount(App, { target, props: { client: connect() } })
