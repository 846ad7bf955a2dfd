import 'i18next'
import type audit from './locales/id/audit.json'
import type booths from './locales/id/booths.json'
import type common from './locales/id/common.json'
import type devices from './locales/id/devices.json'
import type errors from './locales/id/errors.json'
import type events from './locales/id/events.json'
import type exhibitors from './locales/id/exhibitors.json'
import type mail from './locales/id/mail.json'
import type people from './locales/id/people.json'
import type programme from './locales/id/programme.json'
import type sales from './locales/id/sales.json'
import type showcase from './locales/id/showcase.json'
import type tickets from './locales/id/tickets.json'

declare module 'i18next' {
  /** The Indonesian files type the keys: a key that is not in them does not compile. */
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: {
      audit: typeof audit
      booths: typeof booths
      common: typeof common
      devices: typeof devices
      errors: typeof errors
      events: typeof events
      exhibitors: typeof exhibitors
      mail: typeof mail
      people: typeof people
      programme: typeof programme
      sales: typeof sales
      showcase: typeof showcase
      tickets: typeof tickets
    }
  }
}
