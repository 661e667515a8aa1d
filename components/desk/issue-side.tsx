'use client'

import { OutlineTab } from '@/components/editor/outline-tab.tsx'
import { DetailsTab, type DetailsTabProps } from './details-tab.tsx'
import { HistoryTab, type HistoryTabProps } from './history-tab.tsx'
import { Side, type SideTab } from './side.tsx'
import { useOpenTab } from './side-state.ts'

type IssueSideProps = { details: Omit<DetailsTabProps, 'isOpen'>; history: HistoryTabProps }

/** All that stands beside the text of an issue. */
export function IssueSide({ details, history }: IssueSideProps) {
  const openTab = useOpenTab()
  const tabs: SideTab[] = [
    { id: 'details', label: 'Details', content: <DetailsTab {...details} isOpen={openTab === 'details'} /> },
    { id: 'outline', label: 'Outline', content: <OutlineTab isOpen={openTab === 'outline'} /> },
    { id: 'history', label: 'History', content: <HistoryTab {...history} /> },
  ]
  return <Side tabs={tabs} />
}
