import { CallMail, type CallMailProps, callPreviewProps } from './mail-call.tsx'

export default function CallInvitationMail(props: CallMailProps) {
  return <CallMail {...props} kind="Invitation" />
}

CallInvitationMail.PreviewProps = callPreviewProps
