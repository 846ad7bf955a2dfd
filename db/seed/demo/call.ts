import { insertMany } from '#db/insert-many.ts'
import type { StaffDuty } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import type { StoredApplication } from './applications.ts'
import type { Exhibitor } from './catalogue.ts'
import { minutesAfter } from './clock.ts'
import { createRandom, type Random } from './random.ts'

type Call = {
  eventId: string
  invited: ReadonlyArray<Exhibitor>
  invitedAt: Date
  remindedAt: Date
  applications: ReadonlyArray<StoredApplication>
  terms: {
    maxTablesPerApplication: number
    maxApplicationsPerKanwil: number | null
    maxTablesPerKanwil: number | null
  }
}

/** The terms of a call, whom it invited and reminded, and the officers who come along with those who answered. */
export async function storeCall(trx: Trx, call: Call): Promise<void> {
  const { eventId, invited, invitedAt, remindedAt, applications, terms } = call
  await insertMany(trx, 'callTerms', [{ eventId, ...terms }])
  const answered = new Set(
    applications
      .filter((application) => application.status !== 'draft')
      .map((application) => application.exhibitor.id),
  )
  await insertMany(
    trx,
    'callInvitation',
    invited.map((exhibitor, index) => {
      const silent = !answered.has(exhibitor.id)
      return {
        eventId,
        exhibitorId: exhibitor.id,
        invitedAt: minutesAfter(invitedAt, Math.floor(index / 60)),
        remindedAt: silent ? remindedAt : null,
        reminderCount: silent ? 1 : 0,
      }
    }),
  )
  const random = createRandom(`staff ${eventId}`)
  await insertMany(
    trx,
    'exhibitorStaff',
    applications.flatMap((application) => staffOf(random, eventId, application)),
  )
}

const givenNames =
  'Agus Ayu Bagus Citra Dedi Desi Eka Fajar Fitri Gede Hadi Indah Joko Kadek Lestari Made Nanda Nur Oki Putri Rahmat Rina Surya Tri Wahyu Wulan Yanti Yoga Yuni Zaenal'.split(
    ' ',
  )
const familyNames =
  'Adinata Firmansyah Gunawan Hidayat Kurniawan Lubis Mahendra Nasution Nugroho Pratama Saputra Siregar Sitorus Susanto Tamba Utama Wibowo Wijaya'.split(
    ' ',
  )
const duties: StaffDuty[] = ['leader', 'seller', 'seller', 'helper']
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function staffOf(random: Random, eventId: string, application: StoredApplication) {
  return duties.slice(0, 1 + application.tables).map((duty) => ({
    id: random.id(application.createdAt),
    eventId,
    applicationId: application.id,
    name: `${random.pick(givenNames)} ${random.pick(familyNames)}`,
    duty,
    badgeCode: Array.from(random.bytes(10), (byte) => letters[byte % 32]).join(''),
    createdAt: application.createdAt,
  }))
}
