import { Component, type ReactNode } from 'react';
import { FailedPage } from './FailedPage.tsx';

/** Keeps a broken page from taking the frame down with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    return this.state.error === null ? this.props.children : <FailedPage error={this.state.error} />;
  }
}
