import { InboxOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { upload, type StoredFile } from '../api/files.ts';
import { RefusalNotice } from './RefusalNotice.tsx';

interface Props {
  /** What to put here: 拖入名册文件（.xlsx、.csv）. */
  readonly title: string;
  readonly hint?: string;
  /** As of the file input: `.xlsx,.csv`. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Each file once it is stored; name it by its hash in the next call. */
  readonly onStored: (file: StoredFile) => void;
  /** Whether files are on their way: what must not be sent without them waits. */
  readonly onSending?: (now: boolean) => void;
}

interface Sending {
  readonly name: string;
  readonly share: number;
  readonly abort: AbortController;
}

/** Drop or choose files; they are sent at once, with progress and a way to stop. */
export function FileDrop({ title, hint, accept, multiple = false, onStored, onSending }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (files: readonly File[]) => {
    setError(null);
    onSending?.(true);
    for (const file of multiple ? files : files.slice(0, 1)) {
      const abort = new AbortController();
      running.current = abort;
      setSending({ name: file.name, share: 0, abort });
      try {
        onStored(await upload(file, { signal: abort.signal, onProgress: (share) => setSending({ name: file.name, share, abort }) }));
      } catch (caught) {
        if (!abort.signal.aborted) setError(caught);
        break;
      } finally {
        running.current = null;
        setSending(null);
        if (input.current) input.current.value = '';
      }
    }
    onSending?.(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };

  return (
    <div className="dd-drop-whole">
      {error !== null && <RefusalNotice error={error} />}
      {sending ? (
        <div className="dd-drop" aria-busy="true">
          <p>{t('file.sending', { name: sending.name })}</p>
          <Progress percent={Math.floor(sending.share * 100)} aria-label={t('file.sending', { name: sending.name })} />
          <Button size="small" onClick={() => sending.abort.abort()}>
            {t('action.cancel')}
          </Button>
        </div>
      ) : (
        // Dropping is the mouse's way; the keyboard has the file input within.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <label
          htmlFor={id}
          className={over ? 'dd-drop dd-drop-over' : 'dd-drop'}
          onDragOver={(e) => {
            e.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <InboxOutlined className="dd-drop-icon" />
          <span className="dd-drop-title">{title}</span>
          {hint && <span className="dd-drop-hint">{hint}</span>}
          <input ref={input} id={id} type="file" accept={accept} multiple={multiple} onChange={(e) => void send([...(e.target.files ?? [])])} />
        </label>
      )}
    </div>
  );
}
