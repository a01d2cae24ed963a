/**
 * Which methods solve linear systems: those that are momentum, those that turn out to be, and those that are not.
 */
package momentum.solver;
