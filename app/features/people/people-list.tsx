import { Form } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { ActionForm, FormErrors } from '#app/components/form.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Table } from '#app/components/table.tsx'
import type { FormReply } from '#app/lib/replies.server.ts'
import { roleNames } from './grants.ts'
import type { HeldRole, PersonRow } from './list-people.server.ts'

type PeopleListProps = {
  people: ReadonlyArray<PersonRow>
  page: number
  pageCount: number
  search: string
  role: string
  /** Whose own role cannot be taken away here. */
  ownId: string
  mayManage: boolean
  /** What administrators may do about the doors of somebody's account. */
  doors?: (person: PersonRow) => ReactNode
  invite: string
  /** What the last change of a role answered. */
  reply: Pick<FormReply, 'error'> | undefined
}

/** Why a role could not be taken away or given again. */
function RoleRefusal({ reply }: { reply: Pick<FormReply, 'error'> | undefined }) {
  const errors = reply?.error?.['']
  return errors ? (
    <div className="mb-5">
      <FormErrors id="people-refused" errors={errors} />
    </div>
  ) : null
}

/** People with their roles; those who may can take roles away or invite once more. */
export function PeopleList(props: PeopleListProps) {
  const { people, page, pageCount, search, role, ownId, mayManage, doors, invite, reply } = props
  const { t } = useTranslation('people')
  const isFiltered = search !== '' || role !== ''
  return (
    <>
      <RoleRefusal reply={reply} />
      <Form className="mb-5 flex flex-wrap items-end gap-3">
        <SearchField
          field={plainField('cari', { defaultValue: search })}
          label={t('list.search')}
          className="min-w-56 grow sm:max-w-xs"
        />
        <SelectField
          field={plainField('peran', { defaultValue: role })}
          label={t('invite.role')}
          hideLabel
          placeholder={t('list.allRoles')}
          options={roleNames.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <SubmitButton variant="secondary">{t('list.filter')}</SubmitButton>
      </Form>
      <Table
        caption={t('list.caption')}
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          {
            key: 'name',
            header: t('name'),
            primary: true,
            cell: (person) => (
              <>
                <span className="block font-semibold">{person.name}</span>
                <span className="block text-sm font-normal break-all text-ink-soft">
                  {person.email}
                </span>
              </>
            ),
          },
          {
            key: 'status',
            header: t('list.status'),
            cell: (person) => (
              <div className="space-y-1">
                <StatusBadge tone={person.joined ? 'good' : 'warn'}>
                  {t(person.joined ? 'list.joined' : 'list.invited')}
                </StatusBadge>
                {doors?.(person)}
              </div>
            ),
          },
          {
            key: 'roles',
            header: t('list.roles'),
            bare: true,
            cell: (person) =>
              person.roles.length === 0 ? (
                <span className="text-ink-soft">{t('noRole')}</span>
              ) : (
                <ul className="w-full space-y-1.5 text-start">
                  {person.roles.map((held) => (
                    <RoleLine
                      key={held.id}
                      person={person}
                      held={held}
                      canChange={mayManage && person.id !== ownId}
                    />
                  ))}
                </ul>
              ),
          },
        ]}
        empty={
          <EmptyState
            drawing="mat"
            title={t(isFiltered ? 'list.noneFound' : 'list.empty')}
            actions={
              mayManage && !isFiltered ? (
                <LinkButton to={invite} icon={<UserPlus />}>
                  {t('invite.title')}
                </LinkButton>
              ) : null
            }
          />
        }
      />
      <Pagination page={page} pageCount={pageCount} />
    </>
  )
}

type RoleLineProps = { person: PersonRow; held: HeldRole; canChange: boolean }

function RoleLine({ person, held, canChange }: RoleLineProps) {
  const { t } = useTranslation('people')
  const role = t(`role.${held.role}`)
  const about = [held.scope, held.event].filter((part) => part !== null).join(', ')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span>
        <span className="font-medium">{role}</span>
        {about ? <span className="text-ink-soft"> · {about}</span> : null}
      </span>
      {canChange && held.here ? (
        <span className="flex gap-1">
          {person.joined ? null : (
            <ActionForm intent="invite-again" values={{ grantId: held.id }}>
              <SubmitButton size="sm" variant="quiet">
                {t('list.inviteAgain')}
              </SubmitButton>
            </ActionForm>
          )}
          <ConfirmDialog
            trigger={
              <Button
                size="sm"
                variant="quiet"
                aria-label={t('revoke.of', { role, name: person.name })}
              >
                {t('revoke.action')}
              </Button>
            }
            title={t('revoke.title', { role, name: person.name })}
            body={t('revoke.body')}
            confirm={t('revoke.action')}
            intent="revoke"
            values={{ grantId: held.id }}
          />
        </span>
      ) : null}
    </li>
  )
}
