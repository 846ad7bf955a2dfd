import type { RouteAccess } from './access/access.ts'
import { accountAccess } from './access/account-access.ts'
import { boothAccess } from './access/booth-access.ts'
import { exhibitorAccess } from './access/exhibitor-access.ts'
import { festivalAccess } from './access/festival-access.ts'
import { publicAccess } from './access/public-access.ts'

/** Of every route of `app/routes.ts`, by its id: who gets in. */
export const accessTable: Record<string, RouteAccess> = {
  ...publicAccess,
  ...accountAccess,
  ...boothAccess,
  ...festivalAccess,
  ...exhibitorAccess,
}
