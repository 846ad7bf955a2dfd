/** Folders of pictures, one for each two last letters of their ids, so that none grows too long. */
export const pictureShards = Array.from({ length: 256 }, (_, index) =>
  index.toString(16).padStart(2, '0'),
)

/** The folder of a picture and all that is made of it. */
export function pictureFolder(fileId: string): string {
  return `pictures/${fileId.slice(-2)}/${fileId}`
}
