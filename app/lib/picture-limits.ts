/** Kinds of pictures that may be sent; what they really are is seen from their content. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Largest picture that is taken, in bytes. */
export const maxPictureBytes = 10 * 1024 * 1024

/** Longest side of a kept picture. */
export const maxPictureSidePx = 2000

/** Widths in which a picture is given out. */
const pictureWidths = [320, 640, 1280, 2000] as const
export type PictureWidth = (typeof pictureWidths)[number]

/** The smallest width on offer that is no narrower than what was asked for. */
export function widthOnOffer(asked: number): PictureWidth {
  return pictureWidths.find((width) => width >= asked) ?? maxPictureSidePx
}
