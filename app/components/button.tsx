import { Link, type LinkProps, useFormAction, useNavigation } from '@remix-run/react'
import { clsx } from 'clsx'
import { type ButtonHTMLAttributes, forwardRef, type MouseEvent, type ReactNode } from 'react'
import { Spinner } from './progress.tsx'

/** `shine` and `onDark` stand on the indigo cloth of heroes. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'shine' | 'onDark'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'xl'

const variants: Record<ButtonVariant, string> = {
  primary:
    'bg-accent text-accent-ink hover:bg-accent-strong shadow-[inset_0_-2px_0_rgb(0_0_0/0.14)]',
  secondary: 'bg-surface text-ink border border-line-strong hover:border-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-bad text-bad-ink hover:brightness-90 shadow-[inset_0_-2px_0_rgb(0_0_0/0.14)]',
  shine:
    'bg-turmeric text-indigo-deep hover:brightness-105 shadow-[inset_0_-2px_0_rgb(0_0_0/0.16)]',
  onDark: 'border border-cream/60 text-cream hover:border-cream hover:bg-cream/10',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-9 gap-1.5 px-3 text-sm',
  md: 'min-h-11 gap-2 px-4 text-[0.9375rem]',
  lg: 'min-h-13 gap-2.5 px-6 text-lg',
  xl: 'min-h-18 gap-3 px-7 text-2xl',
}

/** The classes of a button, for the rare element that must look like one. */
export function buttonClass(variant: ButtonVariant = 'primary', size: ButtonSize = 'md') {
  return clsx(
    'inline-flex items-center justify-center rounded-control font-semibold leading-tight text-center',
    'select-none transition-[background-color,border-color,filter] duration-150 motion-safe:active:translate-y-px',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60',
    '[&_svg]:size-[1.2em] [&_svg]:shrink-0',
    variants[variant],
    sizes[size],
  )
}

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { pending?: boolean }

/**
 * A button. While `pending` it stays focused, says so, and ignores further presses. It hands its ref on, so that
 * a dialog or menu that it opens can give it the focus back.
 */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, pending = false, className, children, onClick, type = 'button', ...rest },
  ref,
) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      onClick={press}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={clsx(buttonClass(variant, size), className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
})

/** Sends its form. A second press while the first is under way does nothing. */
export function SubmitButton({ name, value, ...rest }: ButtonProps) {
  return (
    <Button {...rest} name={name} value={value} type="submit" pending={useSending(name, value)} />
  )
}

/** Whether a form of this page is being sent, by this button if it has a name and value. */
function useSending(name?: string, value?: ButtonProps['value']): boolean {
  const navigation = useNavigation()
  const action = useFormAction()
  if (navigation.state === 'idle' || !navigation.formData) return false
  if (navigation.formAction && pathOf(navigation.formAction) !== pathOf(action)) return false
  return name === undefined || navigation.formData.get(name) === String(value ?? '')
}

function pathOf(action: string): string {
  return action.split('?')[0] ?? action
}

type LinkButtonProps = Omit<LinkProps, 'className'> & Look & { className?: string }

/** A link that leads on and looks like a button. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={clsx(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </Link>
  )
}

type IconButtonProps = Omit<ButtonProps, 'icon' | 'children'> & {
  label: string
  children: ReactNode
}

/** A square button of one icon; its name is read aloud. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, children, className, variant = 'quiet', ...rest },
  ref,
) {
  return (
    <Button
      {...rest}
      ref={ref}
      variant={variant}
      aria-label={label}
      title={label}
      className={clsx('aspect-square px-0!', className)}
    >
      {children}
    </Button>
  )
})
