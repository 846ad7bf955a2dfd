/** The refusals of every route that a paired phone calls, by status: what the document says of each. */
export const deviceRefusals = {
  400: '`invalid`: the body or a parameter does not fit its description',
  401: '`tokenMissing`, `tokenUnknown`, or `deviceRevoked`: pair this phone anew; `deviceEnded`: its festival has ended at `endsAt`. Keep what the server has not taken',
  403: '`wrongDevice`: this phone is paired to the other kind of place',
  413: '`tooLarge`: the body is over 1 MB; send fewer at a time',
  415: '`unsupportedMediaType`: the body is not `application/json`',
  503: '`busy`, `away` or `full`: the server cannot store now; keep all, and send the same again once `Retry-After` has passed',
} as const

/** The refusals of pairing, which needs no token yet. */
export const pairingRefusals = {
  400: deviceRefusals[400],
  404: '`pairingCodeInvalid`: wrong, used or expired; `wrongDevice`: for the other kind of place, and still good; `devicesEnded`: of a festival whose devices have ended',
  415: deviceRefusals[415],
  429: '`tooManyAttempts`: wait as long as `Retry-After` says',
} as const
