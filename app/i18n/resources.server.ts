import enAudit from './locales/en/audit.json'
import enBooths from './locales/en/booths.json'
import enCommon from './locales/en/common.json'
import enDevices from './locales/en/devices.json'
import enErrors from './locales/en/errors.json'
import enEvents from './locales/en/events.json'
import enExhibitors from './locales/en/exhibitors.json'
import enMail from './locales/en/mail.json'
import enPeople from './locales/en/people.json'
import enProgramme from './locales/en/programme.json'
import enSales from './locales/en/sales.json'
import enShowcase from './locales/en/showcase.json'
import enTickets from './locales/en/tickets.json'
import audit from './locales/id/audit.json'
import booths from './locales/id/booths.json'
import common from './locales/id/common.json'
import devices from './locales/id/devices.json'
import errors from './locales/id/errors.json'
import events from './locales/id/events.json'
import exhibitors from './locales/id/exhibitors.json'
import mail from './locales/id/mail.json'
import people from './locales/id/people.json'
import programme from './locales/id/programme.json'
import sales from './locales/id/sales.json'
import showcase from './locales/id/showcase.json'
import tickets from './locales/id/tickets.json'

/** Every message in every language: the server holds them all, a browser loads what its page names. */
export const resources = {
  id: {
    audit,
    booths,
    common,
    devices,
    errors,
    events,
    exhibitors,
    mail,
    people,
    programme,
    sales,
    showcase,
    tickets,
  },
  en: {
    audit: enAudit,
    booths: enBooths,
    common: enCommon,
    devices: enDevices,
    errors: enErrors,
    events: enEvents,
    exhibitors: enExhibitors,
    mail: enMail,
    people: enPeople,
    programme: enProgramme,
    sales: enSales,
    showcase: enShowcase,
    tickets: enTickets,
  },
}
