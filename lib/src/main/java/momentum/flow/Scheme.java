package momentum.flow;

import momentum.Linear;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import momentum.text.Text;

/**
 * Well-known discretisations of the ball with friction, each with its map from (m, γ, h) to a method.
 *
 * <pre>{@code m (x₊ − 2x + x₋)/h² + γ D + ∇f(x) = 0}</pre>
 *
 * Four ways to write the velocity D in the friction term give four maps to the same heavy ball, and each can be
 * inverted: a heavy ball (η, β) is a ball (m, γ, h) for every mass. Without friction they are one method, Störmer and
 * Verlet's.
 */
public enum Scheme implements Discretisation {
    /** {@code D = (x − x₋)/h}: η = h²/m, β = 1 − γh/m. The document's, and symplectic Euler's; order 1. */
    BACKWARD {
        @Override
        HeavyBall map(double m, double gamma, double h) {
            return new HeavyBall(h * h / m, 1 - gamma * h / m);
        }

        @Override
        Ball inverse(double eta, double beta, double m) {
            double h = Math.sqrt(eta * m);
            return new Ball(m, (1 - beta) * m / h, h);
        }
    },
    /** {@code D = (x₊ − x)/h}: η = h²/(m + γh), β = m/(m + γh). Qian's; order 1. */
    FORWARD {
        @Override
        HeavyBall map(double m, double gamma, double h) {
            return new HeavyBall(h * h / (m + gamma * h), m / (m + gamma * h));
        }

        @Override
        Ball inverse(double eta, double beta, double m) {
            double h = Math.sqrt(eta * m / positive(beta));
            return new Ball(m, m * (1 - beta) / (beta * h), h);
        }
    },
    /** {@code D = (x₊ − x₋)/2h}: with u = γh/2m, η = (h²/m)/(1 + u), β = (1 − u)/(1 + u). Verlet's; order 2. */
    CENTRAL {
        @Override
        HeavyBall map(double m, double gamma, double h) {
            double u = gamma * h / (2 * m);
            return new HeavyBall(h * h / m / (1 + u), (1 - u) / (1 + u));
        }

        @Override
        Ball inverse(double eta, double beta, double m) {
            if (!(beta > -1)) {
                throw new IllegalArgumentException("momentum must be above -1 for CENTRAL, was " + Text.number(beta));
            }
            double u = (1 - beta) / (1 + beta), h = Math.sqrt(eta * m * (1 + u));
            return new Ball(m, 2 * m * u / h, h);
        }
    },
    /** Friction solved exactly over a step: η = h²/m, β = e^(−γh/m); order 1. */
    EXPONENTIAL {
        @Override
        HeavyBall map(double m, double gamma, double h) {
            return new HeavyBall(h * h / m, Math.exp(-gamma * h / m));
        }

        @Override
        Ball inverse(double eta, double beta, double m) {
            double h = Math.sqrt(eta * m);
            return new Ball(m, -Math.log(positive(beta)) * m / h, h);
        }
    },
    /** {@code x₊ = x + hv, v₊ = v − (h/m)(γv + ∇f(x))}: the gradient comes one step late; no heavy ball, order 1. */
    EXPLICIT_EULER {
        @Override
        public TwoStep method(double mass, double friction, double h) {
            HeavyBall late = BACKWARD.heavyBall(mass, friction, h);
            return (f, x, previous) -> Linear.step(x, -late.stepSize(), f.gradient(previous),
                    late.momentum(), previous);
        }
    },
    /**
     * {@code v₊ = v − (h/m)(γv₊ + ∇f(x₊)), x₊ = x + hv₊}: an equation to solve in each step, never unstable; order 1.
     */
    IMPLICIT_EULER {
        @Override
        public TwoStep method(double mass, double friction, double h) {
            HeavyBall map = FORWARD.heavyBall(mass, friction, h);
            return (f, x, previous) -> Proximal.solve(f, map.stepSize(), Linear.step(x, map.momentum(), previous));
        }
    };

    /**
     * Velocity first, position with the new velocity, friction explicit: the backward difference under its other name.
     */
    public static final Scheme SYMPLECTIC_EULER = BACKWARD;
    /** Central differences throughout: the central difference under its other name. */
    public static final Scheme STORMER_VERLET = CENTRAL;

    HeavyBall map(double m, double gamma, double h) {
        throw new UnsupportedOperationException(name() + " is not a heavy ball: it has no map to (η, β)");
    }

    Ball inverse(double eta, double beta, double m) {
        throw new UnsupportedOperationException(name() + " is not a heavy ball: no (η, β) belongs to it");
    }

    @Override
    public TwoStep method(double mass, double friction, double h) {
        return heavyBall(mass, friction, h);
    }

    /**
     * The map (m, γ, h) ↦ (η, β).
     *
     * @param mass m, positive
     * @param friction γ, zero or more
     * @param h the step in time, positive
     * @return the heavy ball that this difference gives
     * @throws IllegalArgumentException if a parameter is out of range
     * @throws UnsupportedOperationException for explicit and implicit Euler, which are no heavy balls
     */
    public HeavyBall heavyBall(double mass, double friction, double h) {
        new Ball(mass, friction, h);
        return map(mass, friction, h);
    }

    /**
     * The inverse map: the ball whose discretisation a heavy ball is.
     *
     * @param method η and β
     * @param mass m, positive, free to choose
     * @return m, γ and h
     * @throws IllegalArgumentException if mass is not positive and finite, or no ball with friction zero or more has
     *     this β
     * @throws UnsupportedOperationException for explicit and implicit Euler, which are no heavy balls
     */
    public Ball ball(HeavyBall method, double mass) {
        return inverse(Arguments.present(method, "method").stepSize(), method.momentum(),
                Arguments.positive(mass, "mass"));
    }

    private static double positive(double beta) {
        return Arguments.positive(beta, "momentum");
    }
}
