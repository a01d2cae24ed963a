/** Whether it is true: what a cell or a grader asserts, in plain Java. */
package momentum.check;
