import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  Clipboard,
  Copy,
  CopyPlus,
  type LucideIcon,
  RotateCcw,
  RotateCw,
  Trash2,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Alignment, alignStep, distributeStep } from './arrange.ts'
import { useEditor } from './editor.ts'
import { ToolButton } from './toolbar.tsx'

const alignLooks: ReadonlyArray<[Alignment, LucideIcon]> = [
  ['left', AlignStartVertical],
  ['centre', AlignCenterVertical],
  ['right', AlignEndVertical],
  ['top', AlignStartHorizontal],
  ['middle', AlignCenterHorizontal],
  ['bottom', AlignEndHorizontal],
]

/** What can be done with whatever is selected. */
export function ArrangeBar() {
  const editor = useEditor()
  const { t } = useTranslation('ground')
  const { doc, selection, commit } = editor
  if (!editor.mayEdit || selection.size === 0) return null
  return (
    <div className="-mx-1 flex flex-wrap" role="toolbar" aria-label={t('arrange.label')}>
      <ToolButton
        label={t('arrange.turnLeft')}
        keys="["
        Icon={RotateCcw}
        onPress={() => editor.turn(-15)}
      />
      <ToolButton
        label={t('arrange.turnRight')}
        keys="]"
        Icon={RotateCw}
        onPress={() => editor.turn(15)}
      />
      <ToolButton
        label={t('arrange.duplicate')}
        keys="Ctrl+D"
        Icon={CopyPlus}
        onPress={editor.duplicate}
      />
      <ToolButton label={t('arrange.copy')} keys="Ctrl+C" Icon={Copy} onPress={editor.copy} />
      <ToolButton
        label={t('arrange.paste')}
        keys="Ctrl+V"
        Icon={Clipboard}
        onPress={editor.paste}
      />
      <ToolButton label={t('arrange.delete')} keys="Delete" Icon={Trash2} onPress={editor.remove} />
      {selection.size > 1
        ? alignLooks.map(([alignment, Icon]) => (
            <ToolButton
              key={alignment}
              label={t(`arrange.${alignment}`)}
              Icon={Icon}
              onPress={() => commit(alignStep(doc, selection, alignment))}
            />
          ))
        : null}
      {selection.size > 2 ? (
        <>
          <ToolButton
            label={t('arrange.across')}
            Icon={AlignHorizontalSpaceBetween}
            onPress={() => commit(distributeStep(doc, selection, 'across'))}
          />
          <ToolButton
            label={t('arrange.down')}
            Icon={AlignVerticalSpaceBetween}
            onPress={() => commit(distributeStep(doc, selection, 'down'))}
          />
        </>
      ) : null}
    </div>
  )
}
