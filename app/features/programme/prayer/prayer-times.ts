import { CalculationMethod, Coordinates, Madhab, PrayerTimes, Rounding } from 'adhan'

export type VenuePosition = { latitude: number; longitude: number }
const prayers = ['subuh', 'dzuhur', 'asar', 'magrib', 'isya'] as const
export type Prayer = (typeof prayers)[number]

/** Minutes of care (ihtiyat) that Kemenag adds to every time. */
const ihtiyat = 2
/**
 * One minute more: the sun's whole disk has to leave the meridian (Dzuhur) and the horizon as seen from
 * a little above sea level (Magrib).
 */
const wholeDisk = 1

/**
 * The five times of a day at a place, by Kemenag's method: Subuh at 20° and Isya at 18° below the horizon,
 * Asar at shadow factor 1, plus 2 minutes of ihtiyat, rounded up to the minute.
 *
 * Held against times that the press took over from Kemenag (bimasislam.kemenag.go.id), all within a minute:
 * Jakarta 5 March 2025 (republika.co.id) and 21 January 2026 (viva.co.id), Kupang 24 March 2023
 * (inews.id), Mataram 2 May 2021 (tribunnews.com).
 */
export function prayerTimes(position: VenuePosition, day: string): Record<Prayer, Date> {
  const method = CalculationMethod.Other()
  method.fajrAngle = 20
  method.ishaAngle = 18
  method.madhab = Madhab.Shafi
  method.rounding = Rounding.Up
  method.adjustments = {
    fajr: ihtiyat,
    sunrise: -ihtiyat,
    dhuhr: ihtiyat + wholeDisk,
    asr: ihtiyat,
    maghrib: ihtiyat + wholeDisk,
    isha: ihtiyat,
  }
  const times = new PrayerTimes(
    new Coordinates(position.latitude, position.longitude),
    localNoon(day),
    method,
  )
  return {
    subuh: times.fajr,
    dzuhur: times.dhuhr,
    asar: times.asr,
    magrib: times.maghrib,
    isya: times.isha,
  }
}

/** adhan reads year, month and day of a date in the zone of the machine. */
function localNoon(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 12)
}
