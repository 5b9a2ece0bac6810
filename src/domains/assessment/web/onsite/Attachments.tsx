import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { describeError, FileDrop, useToast } from '../../../../web/kit/index.ts';

export interface Attachment {
  readonly hash: string;
  readonly name: string;
}

/** Files of a form: added by drop or camera, taken off again by name. */
export function AttachmentsField({ value = [], onChange }: { readonly value?: readonly Attachment[]; readonly onChange?: (files: Attachment[]) => void }) {
  const { t } = useTranslation('onsite');
  return (
    <>
      <FileDrop title={t('files.add')} multiple onStored={(f) => onChange?.([...value.filter((a) => a.hash !== f.hash), { hash: f.hash, name: f.name }])} />
      <ul className="dd-onsite-list">
        {value.map((a) => (
          <li key={a.hash}>
            {a.name}{' '}
            <Button size="small" type="text" aria-label={t('files.remove', { name: a.name })} onClick={() => onChange?.(value.filter((x) => x.hash !== a.hash))}>
              ×
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Files to open. */
export function AttachmentLinks({ files, open }: { readonly files: readonly Attachment[]; readonly open: (hash: string) => Promise<unknown> }) {
  const { t: shell } = useTranslation();
  const toast = useToast();
  return files.map((a) => (
    <Button key={a.hash} size="small" type="link" onClick={() => void open(a.hash).catch((e: unknown) => toast.failed(describeError(shell, e)))}>
      {a.name}
    </Button>
  ));
}
