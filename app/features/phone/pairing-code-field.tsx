import type { FieldProps } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'

/** Where the code is typed that the organizer shows; the server forgives small letters, spaces and dashes. */
export function PairingCodeField(props: Pick<FieldProps, 'field' | 'label'>) {
  return (
    <TextField
      {...props}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      placeholder="XXXX-XXXX"
    />
  )
}
