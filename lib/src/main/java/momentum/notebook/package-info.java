/** How a cell shows it: charts, figures and tables in a Java notebook, on IJava and on JJava. */
package momentum.notebook;
