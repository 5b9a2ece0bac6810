import { route, type DomainModule } from '../http/index.ts';
import { uploadFile } from './contract.ts';
import { saveFile } from './store.ts';

export const filesModule: DomainModule = {
  name: 'files',
  routes: [
    route(uploadFile, ({ house, actor, query, upload }) =>
      house.unit(actor, async (unit) => {
        const file = await saveFile(unit, query.name, upload);
        unit.audit({ action: 'files.uploaded', subjectKind: 'file', subjectId: file.hash, detail: { size: file.size, mediaType: file.mediaType } });
        return file;
      }),
    ),
  ],
};
