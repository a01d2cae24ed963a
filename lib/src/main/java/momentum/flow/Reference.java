package momentum.flow;

import java.util.concurrent.CancellationException;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Motions by numerical integration, with a dense output. */
final class Reference {
    /** A million gradients, a second or two; a problem that needs more is stiff. */
    private static final int MOST_EVALUATIONS = 1_000_000;

    private Reference() {}

    static Solution solve(FirstOrder equation, Objective f, double from, SimpleMatrix x0, double until) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        DenseOutputModel model = integrate(equation, from, Linear.array(x0.copy()), until,
                (t, y) -> finite(equation.velocity(f, t, Linear.wrap(y)), "velocity", t));
        return new Solution(equation, f, from, until, false, t -> {
            double[] x = interpolated(model, t);
            return joined(x, Linear.array(equation.velocity(f, t, Linear.wrap(x))));
        });
    }

    static Solution solve(SecondOrder equation, Objective f, double from, SimpleMatrix x0,
            SimpleMatrix v0, double until) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        int n = x0.getNumRows();
        Arguments.finite(Arguments.column(v0, "v0", n), "v0");
        DenseOutputModel model = integrate(equation, from, joined(Linear.array(x0), Linear.array(v0)),
                until, (t, y) -> {
            double[] x = new double[n], v = new double[n];
            System.arraycopy(y, 0, x, 0, n);
            System.arraycopy(y, n, v, 0, n);
            return joined(v, finite(equation.acceleration(f, t, Linear.wrap(x), Linear.wrap(v)), "acceleration", t));
        });
        return new Solution(equation, f, from, until, false, t -> interpolated(model, t));
    }

    private interface Slope {
        double[] at(double t, double[] y);
    }

    private static DenseOutputModel integrate(Equation equation, double from, double[] start,
            double until, Slope slope) {
        Solution.later(from, until);
        double[] reached = {from};
        var ode = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                if (Thread.interrupted()) {
                    throw new CancellationException("reference solution interrupted at t = " + Text.number(t));
                }
                reached[0] = t;
                return slope.at(t, y.clone());
            }
        };
        var model = new DenseOutputModel();
        var integrator = new DormandPrince853Integrator(1e-13 * (until - from), until - from,
                Equation.ABSOLUTE_TOLERANCE, Equation.RELATIVE_TOLERANCE);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        integrator.addStepHandler(model);
        try {
            integrator.integrate(ode, new ODEState(from, start), until);
        } catch (MathRuntimeException e) {
            throw new ArithmeticException("the reference solution of " + name(equation)
                    + " could not meet its tolerance of "
                    + Text.number(Equation.RELATIVE_TOLERANCE) + " beyond t = " + Text.number(reached[0], 3)
                    + ": the problem is stiff or the motion runs away there; shorten the time or scale the problem");
        }
        return model;
    }

    private static synchronized double[] interpolated(DenseOutputModel model, double t) {
        return model.getInterpolatedState(t).getPrimaryState();
    }

    private static double[] finite(SimpleMatrix slope, String name, double t) {
        if (Double.isFinite(Linear.maxNorm(slope))) return Linear.array(slope);
        throw new ArithmeticException("the " + name + " must be finite, but at t = " + Text.number(t) + " it was "
                + Text.matrix(slope) + ": an equation that is singular there must start later");
    }

    static double[] joined(double[] x, double[] v) {
        double[] both = new double[2 * x.length];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(v, 0, both, x.length, x.length);
        return both;
    }

    /** An equation's formula, if it has a text of its own. */
    static String name(Equation equation) {
        if (equation instanceof Record) return equation.toString();
        return "an equation of one's own";
    }
}
