/** Figures as the page has them. */

/** @param {number} value */
export function number(value) {
  return value.toLocaleString('en-US')
}

/**
 * @param {number} value
 * @param {number} of
 */
export function share(value, of) {
  return of === 0 ? '–' : `${((100 * value) / of).toFixed(1)} %`
}

/** @param {number} seconds */
export function minutes(seconds) {
  return seconds < 7_200
    ? `${(seconds / 60).toFixed(0)} minutes`
    : `${(seconds / 3_600).toFixed(1)} hours`
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${number(Math.round(bytes / 2 ** 20))} MB`
}

/** @param {number} value */
export function seconds(value) {
  return `${value.toFixed(1)} s`
}
