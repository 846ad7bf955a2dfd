import {
  BookUser,
  CalendarDays,
  ClipboardList,
  Gauge,
  History,
  MailOpen,
  MapPin,
  UserRound,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StaffLayout } from '#app/components/layouts/staff-layout.tsx'
import {
  accountPath,
  adminAuditPath,
  adminOutboxPath,
  adminPath,
  adminSystemPath,
  exhibitorHomePath,
  registryPath,
  venuesPath,
} from '#app/lib/paths.ts'
import { roleNames } from './grants.ts'
import type { Grant } from './policy.ts'

type OwnFrameProps = {
  name: string
  roles: ReadonlyArray<Grant['role']>
  /** How many things about the installation somebody should look at. */
  concerns: number
  children: ReactNode
}

/** The frame of pages that belong to no festival: the own account, and the administrators' pages. */
export function OwnFrame({ name, roles, concerns, children }: OwnFrameProps) {
  const { t } = useTranslation('people')
  const first = roleNames.find((role) => roles.includes(role))
  const shows = roles.some((role) => role === 'kanwil_coordinator' || role === 'exhibitor_officer')
  const works = roles.some((role) => role !== 'kanwil_coordinator' && role !== 'exhibitor_officer')
  const own = { to: accountPath(), label: t('nav.account'), icon: UserRound, primary: true }
  const administration = [
    { to: adminPath(), label: t('nav.people'), icon: Users, end: true, primary: true },
    { to: registryPath(), label: t('nav.registry'), icon: BookUser, primary: true },
    { to: venuesPath(), label: t('nav.venues'), icon: MapPin },
    { to: adminOutboxPath(), label: t('nav.outbox'), icon: MailOpen },
    { to: adminAuditPath(), label: t('nav.audit'), icon: History },
    { to: adminSystemPath(), label: t('nav.system'), icon: Gauge, badge: concerns },
  ]
  return (
    <StaffLayout
      home="/"
      account={accountPath()}
      user={{ name, role: first ? t(`role.${first}`) : t('noRole') }}
      sections={[
        {
          items: [
            ...(works
              ? [{ to: '/panitia', label: t('nav.events'), icon: CalendarDays, primary: true }]
              : []),
            ...(shows
              ? [
                  {
                    to: exhibitorHomePath(),
                    label: t('nav.exhibitor'),
                    icon: ClipboardList,
                    primary: true,
                  },
                ]
              : []),
            own,
          ],
        },
        ...(roles.includes('administrator')
          ? [{ label: t('nav.administration'), items: administration }]
          : []),
      ]}
    >
      {children}
    </StaffLayout>
  )
}
