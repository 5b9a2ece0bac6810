import { useAnswer } from '../../../../web/api/index.ts';
import { regionPictures } from '../../contract.ts';

/** One answer for all cards of the workbench. */
export const usePictures = () => useAnswer(regionPictures, {}, { staleMs: 60_000 });
