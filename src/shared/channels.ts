/** The two channels between the desktop's page and its main process. */

/** Arguments: group, call, input; answers with a Result. */
export const callChannel = 'permiscope:call'
/** Carries an AnyEvent. */
export const eventChannel = 'permiscope:event'
