import type { RoleName } from '#db/types.ts'

/** Rows that addresses of the table lead to. */
export type AccessWorld = {
  event: string
  act: string
  slot: string
  permit: string
  application: string
  exhibitor: string
  exhibitorName: string
  pairing: string
  message: string
  accountMessage: string
  /** A file that the administrator has sent for the registry. */
  registryImport: string
  ticketLink: string
  letter: string
  /** The code of a booth. */
  booth: string
  /** A draft of the booth plan. */
  plan: string
  /** A picture of the festival's ground. */
  picture: string
}

/**
 * People who hold a role, but on things outside of the world. Those of another Kanwil and another exhibitor get into
 * pages that show each of them the own rows only; those of another festival nowhere.
 */
export const outsiders = ['Kanwil elsewhere', 'exhibitor elsewhere', 'staff elsewhere'] as const

/** Anyone without an account, whoever is signed in, or holders of these roles on the things of the world. */
export type Access = 'anyone' | 'signed-in' | ReadonlyArray<RoleName | (typeof outsiders)[number]>

export type RouteAccess = {
  path: (world: AccessWorld) => string
  /** Who gets its data; `nothing` when the route has no loader. */
  load: Access | 'nothing'
  /** Who may send its forms; left out when the route has no action. */
  act?: Access
}

/** Groups of roles that many routes name. */
export const administrators = ['administrator'] as const
export const organizers = ['administrator', 'organizer'] as const
export const readers = [...organizers, 'auditor'] as const
/** Every Kanwil, on pages of a festival that show each the own rows only or nothing of any exhibitor. */
export const kanwils = ['kanwil_coordinator', 'Kanwil elsewhere'] as const
export const insiders = [...readers, ...kanwils, 'cashier', 'gate_crew', 'stage_manager'] as const
export const exhibitors = ['kanwil_coordinator', 'exhibitor_officer'] as const
/** Every Kanwil and every exhibitor, on pages that show each the own rows only. */
export const everyExhibitor = [...kanwils, 'exhibitor_officer', 'exhibitor elsewhere'] as const

/** Addresses within a festival, for its staff and for everybody, of a ticket, and of one place alone. */
export const staff = (rest: string) => (world: AccessWorld) => `/panitia/${world.event}${rest}`
export const festival = (rest: string) => (world: AccessWorld) => `/f/${world.event}${rest}`
export const ticket = (rest: string) => (world: AccessWorld) => `/tiket/${world.ticketLink}${rest}`
export const at = (path: string) => () => path
