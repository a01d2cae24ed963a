/**
 * What is exactly true on a quadratic: its spectrum, the 2×2 matrix of each mode, damping, stability and best
 * parameters.
 */
package momentum.quadratic;
