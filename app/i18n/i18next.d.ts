import 'i18next'
import type audit from './locales/id/audit.json'
import type booths from './locales/id/booths.json'
import type call from './locales/id/call.json'
import type common from './locales/id/common.json'
import type devices from './locales/id/devices.json'
import type errors from './locales/id/errors.json'
import type events from './locales/id/events.json'
import type exhibitors from './locales/id/exhibitors.json'
import type ground from './locales/id/ground.json'
import type lan from './locales/id/lan.json'
import type letters from './locales/id/letters.json'
import type mail from './locales/id/mail.json'
import type map from './locales/id/map.json'
import type onsite from './locales/id/onsite.json'
import type people from './locales/id/people.json'
import type plans from './locales/id/plans.json'
import type programme from './locales/id/programme.json'
import type registry from './locales/id/registry.json'
import type sales from './locales/id/sales.json'
import type showcase from './locales/id/showcase.json'
import type system from './locales/id/system.json'
import type tickets from './locales/id/tickets.json'

declare module 'i18next' {
  /** The Indonesian files type the keys: a key that is not in them does not compile. */
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: {
      audit: typeof audit
      booths: typeof booths
      call: typeof call
      common: typeof common
      devices: typeof devices
      errors: typeof errors
      events: typeof events
      exhibitors: typeof exhibitors
      ground: typeof ground
      lan: typeof lan
      letters: typeof letters
      mail: typeof mail
      map: typeof map
      onsite: typeof onsite
      people: typeof people
      plans: typeof plans
      programme: typeof programme
      registry: typeof registry
      sales: typeof sales
      showcase: typeof showcase
      system: typeof system
      tickets: typeof tickets
    }
  }
}
