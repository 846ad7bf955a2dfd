import { CallMail, type CallMailProps, callPreviewProps } from './mail-call.tsx'

export default function CallReminderMail(props: CallMailProps) {
  return <CallMail {...props} kind="Reminder" />
}

CallReminderMail.PreviewProps = callPreviewProps
