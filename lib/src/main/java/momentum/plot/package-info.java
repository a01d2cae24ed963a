/**
 * How it looks: charts as values over Plotly's tree, and the figures that a cell calls. The only package that draws.
 */
package momentum.plot;
