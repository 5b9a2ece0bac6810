// Loaded before the program under test: whoever asks what time it is gets an answer so many days ahead. The program itself knows nothing of it.
const ahead = Number(process.env.DAYS_AHEAD) * 86_400_000;
const Real = Date;
const now = () => Real.now() + ahead;
globalThis.Date = new Proxy(Real, {
  construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  apply: () => new Real(now()).toString(),
  get: (target, key, asked) => (key === 'now' ? now : Reflect.get(target, key, asked)),
});
