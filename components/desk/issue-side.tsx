'use client'

import { OutlineTab } from '@/components/editor/outline-tab.tsx'
import { ChecksTab, checksLabel } from './checks-tab.tsx'
import { DetailsTab, type DetailsTabProps } from './details-tab.tsx'
import { HistoryTab, type HistoryTabProps } from './history-tab.tsx'
import { Side, type SideTab } from './side.tsx'
import { useOpenTab } from './side-state.ts'
import { useFindings } from './use-findings.ts'

type IssueSideProps = { details: Omit<DetailsTabProps, 'isOpen'>; history: HistoryTabProps }

/** All that stands beside the text of an issue. */
export function IssueSide({ details, history }: IssueSideProps) {
  const openTab = useOpenTab()
  const checks = useFindings(details.issueId)
  const tabs: SideTab[] = [
    { id: 'details', label: 'Details', content: <DetailsTab {...details} isOpen={openTab === 'details'} /> },
    { id: 'outline', label: 'Outline', content: <OutlineTab isOpen={openTab === 'outline'} /> },
    { id: 'history', label: 'History', content: <HistoryTab {...history} /> },
    {
      id: 'checks',
      label: checksLabel(checks),
      content: <ChecksTab checks={checks} isOpen={openTab === 'checks'} />,
    },
  ]
  return <Side tabs={tabs} />
}
