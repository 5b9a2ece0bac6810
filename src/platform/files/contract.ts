import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const storedFile = z.object({ hash: z.string(), size: z.number().int(), mediaType: z.string(), name: z.string() });

export const uploadFile = endpoint({
  name: 'files.upload',
  method: 'POST',
  path: '/files',
  summary: 'Stores the raw bytes of a file under the hash of its content. Out: hash, size in bytes, type as the bytes show it.',
  query: z.object({ name: z.string().min(1).max(200) }),
  output: storedFile,
  takes: 'bytes',
  permission: 'signed_in',
  refusals: ['files.empty', 'files.too_large', 'files.type_not_accepted'],
});
