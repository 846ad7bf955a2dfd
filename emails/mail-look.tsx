import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import type { ReactNode } from 'react'
import { type MailContext, mailWords } from './mail-context.server.ts'

const colours = {
  paper: '#fbf7ee',
  surface: '#ffffff',
  sunken: '#f4ecdc',
  ink: '#1c1b38',
  inkSoft: '#575269',
  line: '#e6dcc8',
  indigo: '#23265c',
  cream: '#fbf3e0',
  accent: '#8a4512',
  shine: '#f0b544',
}
const font = "'Plus Jakarta Sans', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

const styles = {
  body: { backgroundColor: colours.paper, color: colours.ink, fontFamily: font, margin: 0 },
  page: { maxWidth: '560px', margin: '0 auto', padding: '24px 12px 40px' },
  band: {
    backgroundColor: colours.indigo,
    borderRadius: '14px 14px 0 0',
    borderBottom: `4px solid ${colours.shine}`,
    padding: '18px 28px',
  },
  name: {
    color: colours.cream,
    fontSize: '22px',
    fontWeight: 800,
    letterSpacing: '-0.03em',
    lineHeight: '28px',
    margin: 0,
  },
  sheet: {
    backgroundColor: colours.surface,
    border: `1px solid ${colours.line}`,
    borderTop: 'none',
    borderRadius: '0 0 14px 14px',
    padding: '28px 28px 30px',
  },
  heading: {
    color: colours.ink,
    fontSize: '24px',
    fontWeight: 700,
    letterSpacing: '-0.02em',
    lineHeight: '31px',
    margin: '0 0 16px',
  },
  text: { color: colours.ink, fontSize: '16px', lineHeight: '25px', margin: '0 0 14px' },
  note: { color: colours.inkSoft, fontSize: '14px', lineHeight: '22px', margin: '18px 0 0' },
  button: {
    backgroundColor: colours.accent,
    borderRadius: '10px',
    color: '#fffaf0',
    display: 'inline-block',
    fontSize: '16px',
    fontWeight: 700,
    margin: '8px 0 6px',
    padding: '13px 22px',
    textDecoration: 'none',
  },
  link: { color: '#2b3590', wordBreak: 'break-all' },
  facts: {
    backgroundColor: colours.sunken,
    borderRadius: '10px',
    margin: '6px 0 16px',
    padding: '12px 18px',
  },
  factName: { color: colours.inkSoft, fontSize: '13px', lineHeight: '19px', margin: '4px 0 0' },
  factValue: {
    color: colours.ink,
    fontSize: '16px',
    fontWeight: 600,
    lineHeight: '23px',
    margin: '0 0 4px',
  },
  quote: {
    borderLeft: `4px solid ${colours.shine}`,
    color: colours.ink,
    fontSize: '16px',
    lineHeight: '25px',
    margin: '4px 0 18px',
    padding: '2px 0 2px 14px',
    whiteSpace: 'pre-line',
  },
  rule: { border: 'none', borderTop: `1px solid ${colours.line}`, margin: '24px 0 14px' },
  footer: {
    color: colours.inkSoft,
    fontSize: '13px',
    lineHeight: '20px',
    margin: '16px 12px 0',
    textAlign: 'center',
  },
} as const

type FrameProps = MailContext & {
  /** The line that mail programs show beside the subject. */
  preview: string
  heading: string
  children: ReactNode
}

/** The sheet that every mail of Gelar is written on. */
export function MailFrame({ language, origin, preview, heading, children }: FrameProps) {
  const t = mailWords(language)
  return (
    <Html lang={language}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.page}>
          <Section style={styles.band}>
            <Text style={styles.name}>Gelar</Text>
          </Section>
          <Section style={styles.sheet}>
            <Heading as="h1" style={styles.heading}>
              {heading}
            </Heading>
            {children}
          </Section>
          <Text style={styles.footer}>
            {t('mail:frame.footer')}{' '}
            <Link href={origin} style={styles.link}>
              {new URL(origin).host}
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

/** A paragraph. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={styles.text}>{children}</Text>
}

/** A smaller remark at the end. */
export function Note({ children }: { children: ReactNode }) {
  return <Text style={styles.note}>{children}</Text>
}

/** Words of a person, as they were written. */
export function Quote({ children }: { children: ReactNode }) {
  return <Text style={styles.quote}>{children}</Text>
}

/** Names and values below each other; a value that is undefined is left out. */
export function Facts({ items }: { items: ReadonlyArray<[string, string | undefined]> }) {
  return (
    <Section style={styles.facts}>
      {items.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <Text style={styles.factName}>{name}</Text>
            <Text style={styles.factValue}>{value}</Text>
          </div>
        ),
      )}
    </Section>
  )
}

/** The one thing to do, as a button, with the address written out for programs that show no buttons. */
export function CallToAction({
  language,
  origin,
  path,
  children,
}: MailContext & { path: string; children: ReactNode }) {
  const t = mailWords(language)
  const address = origin + path
  return (
    <Section>
      <Button href={address} style={styles.button}>
        {children}
      </Button>
      <Hr style={styles.rule} />
      <Text style={{ ...styles.note, margin: 0 }}>
        {t('mail:frame.linkHint')}
        <br />
        <Link href={address} style={styles.link}>
          {address}
        </Link>
      </Text>
    </Section>
  )
}
