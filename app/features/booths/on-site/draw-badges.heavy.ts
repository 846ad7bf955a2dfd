import { type BadgeOptions, badgePdf } from './badge-pdf.server.ts'
import type { NameBadge } from './list-name-badges.server.ts'

/** Draws a sheet of badges. */
export default function drawBadges({
  badges,
  ...options
}: Omit<BadgeOptions, 'madeAt'> & { badges: ReadonlyArray<NameBadge> }) {
  return badgePdf(badges, { ...options, madeAt: new Date() })
}
