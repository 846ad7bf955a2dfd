import { memo } from 'react'
import { picturePath } from '#app/lib/paths.ts'
import type { Settings } from '../ground/doc.ts'

/** The ground itself, the picture under the plan, and the lines of the grid. */
export const GroundLayer = memo(function GroundLayer({
  ground,
  pictureSize,
  gridM,
  framePx,
}: {
  ground: Settings
  pictureSize: { width: number; height: number } | undefined
  /** Distance of the grid's lines; none when undefined. */
  gridM: number | undefined
  /** Metres of one pixel while the picture is moved and shows its edge. */
  framePx: number | undefined
}) {
  const { widthM, depthM, pictureFileId, pictureMetresPerPixel: perPixel } = ground
  const edge = {
    x: ground.pictureLeftM,
    y: ground.pictureTopM,
    width: (pictureSize?.width ?? 0) * perPixel,
    height: (pictureSize?.height ?? 0) * perPixel,
  }
  return (
    <g>
      <rect
        width={widthM}
        height={depthM}
        className="fill-paper stroke-line-strong"
        strokeWidth={0.25}
      />
      {pictureFileId !== null && pictureSize ? (
        <g data-picture="">
          <image
            href={picturePath(pictureFileId)}
            {...edge}
            opacity={ground.pictureOpacity}
            preserveAspectRatio="none"
          />
          {framePx === undefined ? null : (
            <rect
              {...edge}
              fill="none"
              strokeWidth={2 * framePx}
              strokeDasharray={`${8 * framePx} ${5 * framePx}`}
              className="stroke-focus"
            />
          )}
        </g>
      ) : null}
      {gridM === undefined ? null : (
        <>
          <pattern id="ground-grid" width={gridM} height={gridM} patternUnits="userSpaceOnUse">
            <path
              d={`M ${gridM} 0 L 0 0 0 ${gridM}`}
              fill="none"
              strokeWidth={gridM / 40}
              className="stroke-line"
            />
          </pattern>
          <rect width={widthM} height={depthM} fill="url(#ground-grid)" />
        </>
      )}
    </g>
  )
})
