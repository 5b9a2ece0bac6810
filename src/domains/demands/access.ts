import { permission } from '../../kernel/permission.ts';

/** The board and the figures: a unit those of its own desk or where it is a department, the region all. */
export const readDemands = permission('demands.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** One demand and what is done about it; a head those of his own line, asked in the command. */
export const handleDemands = permission('demands.handle', { officer: 'region', liaison: 'subtree', grid_head: 'none' });
/** One demand with everything that was done. */
export const openDemand = permission('demands.open', { officer: 'region', leader: 'region', liaison: 'subtree', grid_head: 'none' });
/** Taking in what came by telephone, paper or the net. */
export const takeIn = permission('demands.take_in', { officer: 'region', liaison: 'subtree', grid_head: 'none' });
/** The desk: who does it, merging, adoption. */
export const runDesk = permission('demands.desk', { officer: 'region', liaison: 'subtree' });
/** 党委研究: the decision on a big matter. */
export const decideBig = permission('demands.decide', { leader: 'region' });
/** Call-backs: the region's desk, never a unit that handles. */
export const callBack = permission('demands.call_back', { officer: 'region' });
/** 园区企业 (M224). */
export const runFirms = permission('demands.firms', { officer: 'region' });
/** 微服务 (M237): what heads did; a unit its own heads. */
export const readSmallServices = permission('demands.services.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Root problems of many demands, and what is done about them. */
export const readRoots = permission('demands.roots.read', { officer: 'region', leader: 'region' });
export const runRoots = permission('demands.roots.run', { officer: 'region' });
/** Handing a big matter to dispatch meetings (M034). */
export const sendOn = permission('demands.send_on', { officer: 'region', leader: 'region' });
/** Programs of others that bring demands (Open311): their services and keys. */
export const runOpen311 = permission('demands.open311', { officer: 'region' });
/** The head's own telephone. */
export const headsOwn = permission('demands.heads_own', { grid_head: 'none' });
