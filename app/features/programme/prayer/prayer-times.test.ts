import { expect, test } from 'vitest'
import { atTime } from '#app/lib/time.ts'
import { prayerTimes } from './prayer-times.ts'

const jakarta = { latitude: -6.1703, longitude: 106.835, zone: 'Asia/Jakarta' }
const kupang = { latitude: -10.165, longitude: 123.625, zone: 'Asia/Makassar' }
const mataram = { latitude: -8.5965, longitude: 116.095, zone: 'Asia/Makassar' }
const jayapura = { latitude: -2.5337, longitude: 140.7181, zone: 'Asia/Jayapura' }

type Published = { subuh: string; dzuhur: string; asar: string; magrib: string; isya: string }
const published: [string, typeof jakarta, string, Published][] = [
  [
    'Jakarta (republika.co.id, Bimas Islam)',
    jakarta,
    '2025-03-05',
    { subuh: '04:43', dzuhur: '12:08', asar: '15:08', magrib: '18:13', isya: '19:22' },
  ],
  [
    'Jakarta (viva.co.id, Kemenag)',
    jakarta,
    '2026-01-21',
    { subuh: '04:31', dzuhur: '12:07', asar: '15:30', magrib: '18:20', isya: '19:33' },
  ],
  [
    'Kupang (inews.id, Bimas Islam)',
    kupang,
    '2023-03-24',
    { subuh: '04:34', dzuhur: '11:56', asar: '15:11', magrib: '17:58', isya: '19:07' },
  ],
  [
    'Mataram (tribunnews.com, Bimas Islam)',
    mataram,
    '2021-05-02',
    { subuh: '05:01', dzuhur: '12:16', asar: '15:36', magrib: '18:10', isya: '19:21' },
  ],
]

test.each(published)('times of %s are met within a minute', (_, place, day, expected) => {
  const times = prayerTimes(place, day)

  const difference = (prayer: keyof Published) =>
    Math.abs(times[prayer].getTime() - atTime(day, expected[prayer], place.zone).getTime()) / 60_000

  expect(difference('subuh')).toBeLessThanOrEqual(1)
  expect(difference('dzuhur')).toBeLessThanOrEqual(1)
  expect(difference('asar')).toBeLessThanOrEqual(1)
  expect(difference('magrib')).toBeLessThanOrEqual(1)
  expect(difference('isya')).toBeLessThanOrEqual(1)
})

test('the five times of a day in Jayapura lie in order on that day of its own zone', () => {
  const times = prayerTimes(jayapura, '2026-11-22')
  const day = [
    atTime('2026-11-22', '00:00', jayapura.zone),
    atTime('2026-11-22', '23:59', jayapura.zone),
  ]

  const instants = [
    day[0],
    times.subuh,
    times.dzuhur,
    times.asar,
    times.magrib,
    times.isya,
    day[1],
  ].map((at) => at?.getTime() ?? Number.NaN)

  expect(instants).toEqual([...instants].sort((a, b) => a - b))
})
