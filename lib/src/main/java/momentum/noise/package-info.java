/** What noise does: noisy gradients, where methods settle under them, and many runs at once. */
package momentum.noise;
