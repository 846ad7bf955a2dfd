import {
  Banknote,
  CalendarClock,
  ClipboardList,
  History,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  Map as MapIcon,
  Megaphone,
  Settings,
  Smartphone,
  Store,
  Ticket,
  Users,
} from 'lucide-react'
import type { Permission } from '#app/features/people/policy.ts'
import {
  applicationsPath,
  auditPath,
  boothPlanPath,
  callPath,
  dashboardPath,
  devicesPath,
  fieldPath,
  outboxPath,
  peoplePath,
  programmePath,
  salesPath,
  settingsPath,
  visitorsPath,
} from '#app/lib/paths.ts'

type StaffPage = {
  key:
    | 'overview'
    | 'call'
    | 'applications'
    | 'booths'
    | 'onSite'
    | 'programme'
    | 'visitors'
    | 'sales'
    | 'devices'
    | 'people'
    | 'outbox'
    | 'audit'
    | 'settings'
  path: (event: { slug: string }) => string
  icon: LucideIcon
  /** Who has it on any part of the festival sees the entry. */
  permission: Permission
  /** The page is about the whole festival: who has the permission on a part only does not see the entry. */
  whole?: boolean
  primary?: boolean
  end?: boolean
}

/** The pages of a festival's staff, in the order in which a festival is made. */
export const staffPages: ReadonlyArray<{ section: 'plan' | 'run' | 'keep'; pages: StaffPage[] }> = [
  {
    section: 'plan',
    pages: [
      {
        key: 'overview',
        path: dashboardPath,
        icon: LayoutDashboard,
        permission: 'event.enter',
        primary: true,
        end: true,
      },
      { key: 'call', path: callPath, icon: Megaphone, permission: 'event.manage' },
      {
        key: 'applications',
        path: applicationsPath,
        icon: ClipboardList,
        permission: 'application.view',
        whole: true,
      },
      {
        key: 'booths',
        path: boothPlanPath,
        icon: MapIcon,
        permission: 'placement.view',
        whole: true,
        primary: true,
      },
      {
        key: 'programme',
        path: programmePath,
        icon: CalendarClock,
        permission: 'programme.view',
        primary: true,
      },
    ],
  },
  {
    section: 'run',
    pages: [
      { key: 'onSite', path: fieldPath, icon: Store, permission: 'boothReport.view' },
      { key: 'visitors', path: visitorsPath, icon: Ticket, permission: 'scan.view', primary: true },
      { key: 'sales', path: salesPath, icon: Banknote, permission: 'sales.view' },
      { key: 'devices', path: devicesPath, icon: Smartphone, permission: 'device.view' },
    ],
  },
  {
    section: 'keep',
    pages: [
      { key: 'people', path: peoplePath, icon: Users, permission: 'people.view' },
      { key: 'outbox', path: outboxPath, icon: Mail, permission: 'outbox.view' },
      { key: 'audit', path: auditPath, icon: History, permission: 'audit.view' },
      { key: 'settings', path: settingsPath, icon: Settings, permission: 'event.manage' },
    ],
  },
]

export type StaffPageKey = StaffPage['key']
