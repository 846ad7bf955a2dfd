import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { reachesReportPicture } from '#app/features/booths/on-site/booth-units.server.ts'
import { FileTrouble } from '#app/features/files/file-trouble.ts'
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

/** A quiet sign in the place of a picture, on light and on dark: browsers show it whatever the status is. */
const NO_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240" viewBox="0 0 320 240">
<rect width="320" height="240" fill="#808080" fill-opacity=".16"/>
<g fill="none" stroke="#808080" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
<rect x="112" y="78" width="96" height="84" rx="10"/><circle cx="140" cy="106" r="8"/><path d="m208 138-24-24-48 48"/></g>
</svg>`

/** For a picture that the store has lost for good, or that it does not give just now. */
function answerWithoutPicture(isLost: boolean, { withSign }: { withSign: boolean }): Response {
  return new Response(withSign ? NO_PICTURE : 'no picture', {
    status: isLost ? 404 : 503,
    headers: {
      'Content-Type': withSign ? 'image/svg+xml' : 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ...(isLost ? {} : { 'Retry-After': '30' }),
    },
  })
}

/** An uploaded picture, `?lebar= wide. What an address shows never changes. */
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
    log.warn({ err: error, fileId: picture.id }, 'a picture could not be read')
    return { isLost: !(error instanceof FileTrouble) || error.kind === 'missing' }
  })
  if ('isLost' in bytes) {
    // Under a plan another picture would be worse than none: people measure by it.
    return answerWithoutPicture(bytes.isLost, { withSign: picture.purpose !== 'ground_picture' })
  }
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.byteLength),
    },
  })
}
