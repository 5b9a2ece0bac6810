/** 五个一 (M230). Apart from the model, which checks input: the phone page must stay small. */
export const visitItems = ['met', 'talked', 'registered', 'leaflet', 'problems'] as const;
export type VisitItem = (typeof visitItems)[number];
