export { buildServer, SESSION_COOKIE, UPLOAD_LIMIT, type DemoAccount, type ServerParts, type TrustedProxies } from './server.ts';
export { route, type DeliveredEvent, type DomainModule, type HttpRequest, type Refused, type Route, type Worker } from './route.ts';
export { statusOf } from './status.ts';
