import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'

/** The zones of Indonesia. */
export const venueZones = [
  'Asia/Jakarta',
  'Asia/Pontianak',
  'Asia/Makassar',
  'Asia/Jayapura',
] as const

const wrong: ErrorKey = 'coordinatesInvalid'

/** Latitude and longitude as a map gives them to copy: `-6.1703, 106.8350`. */
const Coordinates = z
  .string()
  .trim()
  .max(100)
  .transform((text, context) => {
    const [, latitude, longitude] =
      /^(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text) ?? []
    const found = { latitude: Number(latitude), longitude: Number(longitude) }
    if (Math.abs(found.latitude) <= 90 && Math.abs(found.longitude) <= 180) return found
    context.addIssue({ code: 'custom', message: wrong })
    return z.NEVER
  })

/** A place where festivals are held. Its zone and its coordinates decide the times of prayer. */
export const NewVenue = z.object({
  name: z.string().trim().min(3).max(200),
  city: z.string().trim().min(2).max(100),
  province: z.string().trim().min(2).max(100),
  coordinates: Coordinates,
  timeZone: z.enum(venueZones),
})
export type NewVenue = z.output<typeof NewVenue>
