/** Problems beyond the quadratic, each with what is known of it: minimizer, smoothness L, strong convexity μ. */
package momentum.problem;
