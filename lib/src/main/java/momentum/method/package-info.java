/** Which methods have names? One file a method, its update in the order of its formula. */
package momentum.method;
