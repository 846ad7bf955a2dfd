import { expect, test } from 'vitest'
import { parseForm } from '#app/lib/forms.ts'
import { createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { addVenue } from './add-venue.server.ts'
import { listVenues } from './queries.server.ts'
import { NewVenue } from './venue-form.ts'

const typed = {
  name: 'Alun-alun Kupang',
  city: 'Kota Kupang',
  province: 'Nusa Tenggara Timur',
  timeZone: 'Asia/Makassar',
}

function read(coordinates: string) {
  const form = new URLSearchParams({ ...typed, coordinates })
  const submission = parseForm(form, NewVenue)
  return submission.status === 'success'
    ? submission.value.coordinates
    : Object.values(submission.error ?? {}).flat()
}

test('coordinates are taken as maps give them, and nothing else is', () => {
  const kupang = { latitude: -10.1772, longitude: 123.607 }
  for (const text of [
    '-10.1772, 123.607',
    '-10.1772,123.607',
    ' -10.1772 123.607 ',
    '-10.1772; 123.607',
  ])
    expect([text, read(text)]).toEqual([text, kupang])
  for (const text of ['Kupang', '-10.1772', '123.607, -10.1772', '-10,1772, 123,607', '1, 2, 3'])
    expect([text, read(text)]).toEqual([text, [{ key: 'coordinatesInvalid' }]])
})

test('a venue is added once, and is offered to festivals from then on', async () => {
  await using db = await createTestDb()
  const actor = { eventId: null, userId: (await createUser(db)).id }
  const venue = NewVenue.parse({ ...typed, coordinates: '-10.1772, 123.607' })

  expect(await outcome(addVenue(db, actor, venue))).toBe('done')
  expect(await outcome(addVenue(db, actor, venue))).toBe('venueNameTaken')

  expect(await listVenues(db)).toMatchObject([
    { name: 'Alun-alun Kupang', city: 'Kota Kupang', timeZone: 'Asia/Makassar' },
  ])
  const traces = await db.selectFrom('auditEntry').select('action').execute()
  expect(traces).toEqual([{ action: 'venue.added' }])
})
