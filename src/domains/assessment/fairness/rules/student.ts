/** Normal quantile (Acklam's rational approximation, error below 1.2e-9 relative). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no quantile at ${p}`);
  const low = 0.02425;
  const tail = (q: number): number =>
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
  if (p < low) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - low) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r - 3.066479806614716e1) * r + 2.506628277459239) * q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r - 1.328068155288572e1) * r + 1)
  );
}

/** Student's t quantile for p > ½, by bisection on its distribution (incomplete beta by Simpson's rule over the angle). */
export function studentQuantile(p: number, freedom: number): number {
  if (freedom > 1000) return normalQuantile(p);
  // P(T ≤ t) = ½ + c ∫₀^θ cos^(ν−1), tan θ = t/√ν.
  const steps = 400;
  const area = (to: number): number => {
    let sum = 1 + Math.cos(to) ** (freedom - 1);
    for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * Math.cos((to * i) / steps) ** (freedom - 1);
    return (sum * to) / steps / 3;
  };
  const whole = area(Math.PI / 2 - 1e-12);
  let [low, high] = [0, Math.PI / 2 - 1e-9];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (0.5 + (0.5 * area(middle)) / whole < p) low = middle;
    else high = middle;
  }
  return Math.tan((low + high) / 2) * Math.sqrt(freedom);
}
