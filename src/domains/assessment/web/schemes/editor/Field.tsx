import { Form } from 'antd';
import { Children, cloneElement, isValidElement, useId, type ReactNode } from 'react';

/** A labelled control outside a form: the draft itself holds the value. The label names the first control in it. */
export function Field({ label, hint, children }: { readonly label: string; readonly hint?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  const controls = Children.toArray(children).map((child, i) => (i === 0 && isValidElement<{ id?: string }>(child) ? cloneElement(child, { id }) : child));
  return (
    <Form.Item label={label} htmlFor={id} extra={hint} layout="vertical" style={{ marginBottom: 12 }}>
      {controls}
    </Form.Item>
  );
}
