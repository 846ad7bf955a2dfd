import { useEffect, useState } from 'react'
import { picturePath } from '#app/lib/paths.ts'

/** Width and height of the picture under the plan in pixels, once it is there. */
export function usePictureSize(
  fileId: string | null,
): { width: number; height: number } | undefined {
  const [found, setFound] = useState<{ fileId: string; width: number; height: number }>()
  useEffect(() => {
    if (fileId === null) return
    const image = new Image()
    image.onload = () =>
      setFound({ fileId, width: image.naturalWidth, height: image.naturalHeight })
    image.src = picturePath(fileId)
    return () => {
      image.onload = null
    }
  }, [fileId])
  return found?.fileId === fileId ? found : undefined
}
