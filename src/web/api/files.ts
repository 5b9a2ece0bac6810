import { ConnectionError, errorOf, RefusalError } from './errors.ts';
import { requestHeaders, signedInAgain } from './request.ts';

/** A stored file: later calls name it by `hash`. */
export interface StoredFile {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType?: string;
}

export interface UploadOptions {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends the bytes of a file to the store; refuses (as `RefusalError`) what the server refuses: type, size. */
export async function upload(file: File, options: UploadOptions = {}): Promise<StoredFile> {
  try {
    return await sendBytes(file, options);
  } catch (error) {
    if (error instanceof RefusalError && error.status === 401 && (await signedInAgain())) return sendBytes(file, options);
    throw error;
  }
}

function sendBytes(file: File, options: UploadOptions): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    // XMLHttpRequest because fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?name=${encodeURIComponent(file.name)}`);
    for (const [name, value] of Object.entries(requestHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (e) => e.lengthComputable && options.onProgress?.(e.loaded / e.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        const answer = JSON.parse(request.responseText) as { hash: string } & Partial<StoredFile>;
        resolve({ name: file.name, size: file.size, ...answer });
      } else reject(errorOf(request.status, request.responseText));
    };
    request.onerror = () => reject(new ConnectionError('upload'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
