import { Form } from 'antd';
import type { ReactNode } from 'react';

/** A labelled control outside a form: the draft itself holds the value. */
export const Field = ({ label, hint, children }: { readonly label: string; readonly hint?: ReactNode; readonly children: ReactNode }) => (
  <Form.Item label={label} extra={hint} layout="vertical" style={{ marginBottom: 12 }}>
    {children}
  </Form.Item>
);
