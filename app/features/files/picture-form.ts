import { maxPictureBytes } from '#app/lib/picture-limits.ts'
import { uploadedFile } from '#app/lib/uploaded-file.ts'

/** A picture in a form. Its size is checked here, in browser and server; what it is, when it is read. */
export function pictureFile() {
  return uploadedFile(maxPictureBytes, 'pictureTooBig')
}
