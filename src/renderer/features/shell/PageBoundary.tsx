import { Component, type ReactNode } from 'react'
import { FailureMessage } from '../../ui/Message.tsx'

/** Keeps a page that fails while it is drawn, or whose code does not load, from taking the window with it. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <FailureMessage
        failure={{ code: 'DEFECT', message: error.message, details: [] }}
        retry={() => window.location.reload()}
      />
    )
  }
}
