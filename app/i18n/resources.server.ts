import enAudit from './locales/en/audit.json'
import enBooths from './locales/en/booths.json'
import enCall from './locales/en/call.json'
import enCommon from './locales/en/common.json'
import enDevices from './locales/en/devices.json'
import enErrors from './locales/en/errors.json'
import enEvents from './locales/en/events.json'
import enExhibitors from './locales/en/exhibitors.json'
import enGround from './locales/en/ground.json'
import enLan from './locales/en/lan.json'
import enLetters from './locales/en/letters.json'
import enMail from './locales/en/mail.json'
import enMap from './locales/en/map.json'
import enOnsite from './locales/en/onsite.json'
import enPeople from './locales/en/people.json'
import enPlans from './locales/en/plans.json'
import enProgramme from './locales/en/programme.json'
import enRegistry from './locales/en/registry.json'
import enSales from './locales/en/sales.json'
import enShowcase from './locales/en/showcase.json'
import enSystem from './locales/en/system.json'
import enTickets from './locales/en/tickets.json'
import audit from './locales/id/audit.json'
import booths from './locales/id/booths.json'
import call from './locales/id/call.json'
import common from './locales/id/common.json'
import devices from './locales/id/devices.json'
import errors from './locales/id/errors.json'
import events from './locales/id/events.json'
import exhibitors from './locales/id/exhibitors.json'
import ground from './locales/id/ground.json'
import lan from './locales/id/lan.json'
import letters from './locales/id/letters.json'
import mail from './locales/id/mail.json'
import map from './locales/id/map.json'
import onsite from './locales/id/onsite.json'
import people from './locales/id/people.json'
import plans from './locales/id/plans.json'
import programme from './locales/id/programme.json'
import registry from './locales/id/registry.json'
import sales from './locales/id/sales.json'
import showcase from './locales/id/showcase.json'
import system from './locales/id/system.json'
import tickets from './locales/id/tickets.json'

/** Every message in every language: the server holds them all, a browser loads what its page names. */
export const resources = {
  id: {
    audit,
    booths,
    call,
    common,
    devices,
    errors,
    events,
    exhibitors,
    ground,
    lan,
    letters,
    mail,
    map,
    onsite,
    people,
    plans,
    programme,
    registry,
    sales,
    showcase,
    system,
    tickets,
  },
  en: {
    audit: enAudit,
    booths: enBooths,
    call: enCall,
    common: enCommon,
    devices: enDevices,
    errors: enErrors,
    events: enEvents,
    exhibitors: enExhibitors,
    ground: enGround,
    lan: enLan,
    letters: enLetters,
    mail: enMail,
    map: enMap,
    onsite: enOnsite,
    people: enPeople,
    plans: enPlans,
    programme: enProgramme,
    registry: enRegistry,
    sales: enSales,
    showcase: enShowcase,
    system: enSystem,
    tickets: enTickets,
  },
}
