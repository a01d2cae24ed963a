/**
 * Which multistep method is it? Coefficients and what follows from them: order, error constant, zero-stability, regions
 * of absolute stability; and the methods at work on gradient flow.
 */
package momentum.multistep;
