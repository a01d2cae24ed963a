/**
 * How a method runs: problems, methods and what they did, all values.
 *
 * <p>The letters of the whole library. One definition, Polyak's two-step form:
 * <pre>{@code x₊ = x − α∇f(x) + β(x − x₋),   x₋ = x0 at the start}</pre>
 *
 * <table>
 * <caption>Names in code and letters in prose</caption>
 * <tr><th>name</th><th>letter</th><th>meaning</th></tr>
 * <tr><td>{@code stepSize}</td><td>α</td><td>learning rate; unit: 1/curvature</td></tr>
 * <tr><td>{@code momentum}</td><td>β</td><td>fraction of the last step that is kept</td></tr>
 * <tr><td>{@code eigenvalue}</td><td>λ</td><td>curvature of one mode</td></tr>
 * <tr><td>{@code smoothness}</td><td>L</td><td>largest curvature</td></tr>
 * <tr><td>{@code strongConvexity}</td><td>μ</td><td>smallest curvature</td></tr>
 * <tr><td>{@code conditionNumber}</td><td>κ</td><td>L/μ</td></tr>
 * <tr><td>{@code rate}</td><td>ρ</td><td>factor by which the error shrinks a step</td></tr>
 * <tr><td>{@code gap}</td><td>f − f*</td><td>distance in value</td></tr>
 * <tr><td>{@code error}</td><td>‖x − x*‖</td><td>distance in space</td></tr>
 * <tr><td>{@code k}</td><td>k</td><td>iteration: iterate k has seen k gradients</td></tr>
 * </table>
 *
 * {@code momentum.method.Convention} translates from and to the conventions of others.
 */
package momentum;
