/** How is it written? Numbers, vectors and records as short text, the same on every machine. */
package momentum.text;
