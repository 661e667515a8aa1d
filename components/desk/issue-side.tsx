'use client'

import { OutlineTab } from '@/components/editor/outline-tab.tsx'
import { DetailsTab, type DetailsTabProps } from './details-tab.tsx'
import { Side, type SideTab } from './side.tsx'
import { useOpenTab } from './side-state.ts'

/** All that stands beside the text of an issue. */
export function IssueSide({ details }: { details: Omit<DetailsTabProps, 'isOpen'> }) {
  const openTab = useOpenTab()
  const tabs: SideTab[] = [
    { id: 'details', label: 'Details', content: <DetailsTab {...details} isOpen={openTab === 'details'} /> },
    { id: 'outline', label: 'Outline', content: <OutlineTab isOpen={openTab === 'outline'} /> },
  ]
  return <Side tabs={tabs} />
}
