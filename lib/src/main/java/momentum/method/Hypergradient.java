package momentum.method;

import momentum.text.Text;

/**
 * A loss after K steps, and how it changes with the parameters of the heavy ball that took them.
 *
 * <pre>{@code L_K = f(x_K),   ∂L_K/∂α,   ∂L_K/∂β}</pre>
 *
 * Not finite where the run diverged.
 *
 * @param loss L_K
 * @param byStepSize ∂L_K/∂α
 * @param byMomentum ∂L_K/∂β
 */
public record Hypergradient(double loss, double byStepSize, double byMomentum) {
    @Override
    public String toString() {
        return "final loss " + Text.number(loss) + ", by step size " + Text.number(byStepSize) + ", by momentum "
                + Text.number(byMomentum);
    }
}
