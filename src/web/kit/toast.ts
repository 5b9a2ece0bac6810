import { App } from 'antd';
import { useMemo } from 'react';

/** Short news at the top of the page. For a refusal with reasons use `RefusalNotice` beside the form instead. */
export function useToast() {
  const { message } = App.useApp();
  return useMemo(
    () => ({
      done: (text: string) => void message.success(text),
      failed: (text: string) => void message.error(text, 6),
      note: (text: string) => void message.info(text),
    }),
    [message],
  );
}
