/**
 * Which continuous motion is it? Gradient flow, the ball with friction, Nesterov's flows, and the ways to take steps
 * along them: discretisations in time, with order, stability and damping measured or exact.
 */
package momentum.flow;
