/** Student's t distribution, for confidence intervals of fits with few measurements. */

/**
 * The t with P(T <= t) = probability, for a whole number of degrees of freedom: the distribution's finite
 * trigonometric sum, inverted by bisection to 12 digits. O(degrees of freedom) a step.
 *
 * @param probability in (0, 1)
 * @throws RangeError if an argument is out of its range
 * @example studentQuantile(0.975, 8).toFixed(3) // "2.306"
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must be in (0, 1), got ${probability}`);
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`degrees of freedom must be a whole number of at least 1, got ${degrees}`);
  // t = sqrt(degrees) tan(angle), and P(|T| <= t) rises with the angle from 0 to 1 on [0, pi/2)
  const central = Math.abs(2 * probability - 1);
  let low = 0;
  let high = Math.PI / 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (centralProbability(middle, degrees) < central) low = middle;
    else high = middle;
  }
  return Math.sign(probability - 0.5) * Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

/** P(|T| <= t) at t = sqrt(degrees) tan(angle). */
function centralProbability(angle: number, degrees: number): number {
  const cos2 = Math.cos(angle) ** 2;
  const odd = degrees % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
