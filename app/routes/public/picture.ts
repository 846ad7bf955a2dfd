import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { reachesReportPicture } from '#app/features/booths/on-site/booth-units.server.ts'
import { findPicture, getPictureInWidth } from '#app/features/files/find-picture.server.ts'
import { authorizeUser, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { may, reachOf } from '#app/features/people/policy.ts'
import { log } from '#app/lib/log.server.ts'
import { maxPictureSidePx, widthOnOffer } from '#app/lib/picture-limits.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findPicture>>>

/** Pictures of products are for everyone; those of a festival's ground and booths for its people. */
async function mayLook(request: Request, picture: Row): Promise<boolean> {
  if (picture.purpose === 'product_photo') return true
  const { user, grants } = await authorizeUser(request)
  if (picture.createdBy === user.id) return true
  const { id, eventId } = picture
  if (picture.purpose === 'ground_picture') return may(grants, 'floorPlan.view', { eventId })
  const reach = eventId === null ? undefined : reachOf(grants, 'boothReport.view', eventId)
  if (!reach || eventId === null) return false
  return reachesReportPicture(db, reach, { id, eventId })
}

/** An uploaded picture, `?lebar=` wide. What an address shows never changes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const picture = isUuid(params.file) ? await findPicture(db, params.file) : undefined
  if (!picture || !(await mayLook(request, picture))) throw notFound()
  const asked = Number(new URL(request.url).searchParams.get('lebar') ?? maxPictureSidePx)
  const width = widthOnOffer(asked)
  const etag = `"${picture.id}-${width}"`
  const headers = {
    ETag: etag,
    'Cache-Control': `${picture.purpose === 'product_photo' ? 'public' : 'private'}, max-age=31536000, immutable`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
  if (
    request.headers
      .get('If-None-Match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  ) {
    return new Response(null, { status: 304, headers })
  }
  const bytes = await getPictureInWidth(picture, width).catch((error: unknown) => {
    log.warn({ err: error, fileId: picture.id }, 'a picture has lost its bytes')
    throw notFound()
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.byteLength),
    },
  })
}
