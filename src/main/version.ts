/** The app's version; the build writes it into the code. */
export { version } from '../../package.json'
