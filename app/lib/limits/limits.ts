export type Limit = { points: number; seconds: number }

const MINUTE = 60
const QUARTER_HOUR = 15 * MINUTE
const HOUR = 60 * MINUTE

/**
 * How often what may be done, named for what the limit protects and counted of. Successes are given back, so only
 * failures add up. A whole venue may share one network, a whole office one account's browser.
 */
export const limits = {
  // Passwords. A device that has signed in to the account before is counted by itself, and by nothing else, so that no
  // stranger can lock its owner out. Any other client is its network and browser. A hundred failures an hour on one
  // account is what ASVS allows.
  signInKnownDevice: { points: 10, seconds: QUARTER_HOUR },
  signInClient: { points: 10, seconds: QUARTER_HOUR },
  signInAccountInNetwork: { points: 50, seconds: QUARTER_HOUR },
  signInAccount: { points: 100, seconds: HOUR },
  signInNetwork: { points: 300, seconds: QUARTER_HOUR },

  // What is asked once more of somebody who is in, or half in.
  secondFactor: { points: 10, seconds: QUARTER_HOUR },
  secondFactorNetwork: { points: 300, seconds: QUARTER_HOUR },
  confirmPassword: { points: 10, seconds: QUARTER_HOUR },
  confirmPasswordNetwork: { points: 300, seconds: QUARTER_HOUR },
  setPassword: { points: 10, seconds: QUARTER_HOUR },
  setPasswordNetwork: { points: 60, seconds: QUARTER_HOUR },

  // Mails: who gets them. Each link to a new password is good for an hour, so one of those sent still works.
  resetMail: { points: 5, seconds: HOUR },
  resetMailNetwork: { points: 60, seconds: QUARTER_HOUR },

  // Codes of phones and screens: 40 bits, ten minutes. All wrong ones of the installation are counted, and once they
  // are many, the networks that most of them came from wait. Wrong codes of strangers stop nobody else.
  pairingCodes: { points: 3000, seconds: 10 * MINUTE },
  pairingNetwork: { points: 100, seconds: 10 * MINUTE },

  // Registrations: a venue registers 5,000 visitors an hour behind one address.
  registrationNetwork: { points: 2000, seconds: 10 * MINUTE },

  // New drawings of the public map, which cost the processor, for one network.
  drawingsSvg: { points: 60, seconds: MINUTE },
  drawingsPdf: { points: 20, seconds: MINUTE },
  drawingsPng: { points: 10, seconds: MINUTE },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits
