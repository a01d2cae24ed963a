/** What only the library itself uses: what it accepts as arguments, and how a loop lets itself be stopped. */
package momentum.internal;
