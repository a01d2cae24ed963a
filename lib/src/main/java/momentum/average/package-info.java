/** What remembering weighs: exponentially weighted sums and averages, as weights and as filters. */
package momentum.average;
