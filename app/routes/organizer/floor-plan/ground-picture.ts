import type { ActionFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { readPicture } from '#app/features/files/read-picture.server.ts'
import { storePicture } from '#app/features/files/store-picture.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'

export const handle = { uploadBytes: maxPictureBytes } satisfies GelarHandle

/** Keeps a picture for the ground and answers its id and size; putting it under the plan is a step of the editor. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { event, user } = await authorize(request, params, 'floorPlan.edit')
  const file = (await request.formData()).get('picture')
  if (!(file instanceof File) || file.size === 0) {
    return Response.json({ error: { key: 'required' } }, { status: 422 })
  }
  try {
    const picture = await readPicture(file)
    const owner = { purpose: 'ground_picture', eventId: event.id } as const
    const fileId = await storePicture(db, picture, owner, user.id)
    return Response.json({ fileId, widthPx: picture.widthPx, heightPx: picture.heightPx })
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    return Response.json({ error: { key: refusal.key, params: refusal.params } }, { status: 422 })
  }
}
