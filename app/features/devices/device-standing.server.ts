import { GRACE_HOURS } from '#app/features/phone/phone-end.ts'

/** SQL for how the devices of the festival `e` stand by the clock of the database: a `DeviceStanding`. */
export const deviceStandingSql = `
  case when now() >= e.devices_end_at + interval '${GRACE_HOURS} hours' then 'over'
       when now() >= e.devices_end_at then 'handsIn'
       else 'works' end`
