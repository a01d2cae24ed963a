package momentum.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import momentum.Iterate;
import momentum.Linear;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** Runs a method beside a reference, problem by problem, and says where they part. */
final class Comparison {
    /** Two ways to write the same update differ by rounding, which the standard problems keep far below this. */
    private static final double TOLERANCE = 1e-9;
    /** Steps of a second run, to see whether it takes the way of the first. */
    private static final int AGAIN = 5;

    private final Optimizer<? extends Iterate> mine, reference;
    private final Problems problems;
    private int dimension;
    private boolean remembers;

    private Comparison(Optimizer<? extends Iterate> mine, Optimizer<? extends Iterate> reference, Problems problems) {
        this.mine = mine;
        this.reference = reference;
        this.problems = problems;
    }

    static Report of(Optimizer<? extends Iterate> mine, Optimizer<? extends Iterate> reference, Problems problems) {
        Arguments.present(reference, "reference");
        return new Comparison(mine, reference, Arguments.present(problems, "problems")).report();
    }

    private Report report() {
        List<Report.Row> rows = new ArrayList<>();
        boolean endless = false;
        for (Problems.Example example : problems.examples()) {
            if (mine == null) {
                rows.add(failed(example, "there is no method yet: it is null"));
            } else if (endless) {
                rows.add(failed(example, "not tried, since the method did not come back before"));
            } else {
                List<SimpleMatrix> expected = way(reference, example, problems.steps());
                Attempt attempt = Attempt.of(mine, example, expected.size() - 1, problems.seconds());
                endless = attempt.isEndless();
                rows.add(row(example, expected, attempt));
            }
        }
        return new Report(reference.label(), rows, diagnosis());
    }

    private Optional<String> diagnosis() {
        if (remembers) {
            return Optional.of("a method that is right keeps nothing outside its state:"
                    + " a velocity in a variable is still there on the next problem");
        }
        return dimension == 0 ? Optional.empty() : Diagnosis.of(mine, reference, dimension, problems.seconds());
    }

    private Report.Row row(Problems.Example example, List<SimpleMatrix> expected, Attempt attempt) {
        List<SimpleMatrix> points = attempt.points();
        Optional<Integer> parting = parting(points, expected);
        if (attempt.fault() == null || parting.isPresent()) {
            Attempt again = Attempt.of(mine, example, Math.min(AGAIN, points.size() - 1), problems.seconds());
            int same = 0;
            while (same < again.points().size() && Text.same(again.points().get(same), points.get(same))) same++;
            if (same < Math.min(AGAIN + 1, points.size())) {
                remembers = true;
                return failed(example, "goes another way at k = " + same
                        + " when it is run again: it keeps something outside its state,"
                        + " such as the velocity in a variable, or draws random numbers");
            }
        }
        if (parting.isPresent()) {
            int k = parting.get();
            if (dimension == 0) dimension = example.x0().getNumRows();
            String found = "first differs at k = " + k + ": expected " + Text.matrix(expected.get(k)) + ", got "
                    + Text.matrix(points.get(k));
            boolean number = !Double.isNaN(Linear.maxNorm(points.get(k)));
            String hint = number ? "" : "; NaN comes from 0/0, ∞ − ∞ or the root of a negative number";
            return failed(example, found + hint);
        }
        if (attempt.fault() != null) return failed(example, attempt.fault());
        return new Report.Row(example.name(), true, "the same " + (expected.size() - 1) + " steps");
    }

    /** The first k where two ways differ by more than rounding. */
    private static Optional<Integer> parting(List<SimpleMatrix> points, List<SimpleMatrix> expected) {
        for (int k = 0; k < points.size(); k++) {
            double scale = Math.max(1, Linear.maxNorm(expected.get(k)));
            double difference = Linear.maxNorm(Linear.combine(1, points.get(k), -1, expected.get(k)));
            if (!(difference <= TOLERANCE * scale)) return Optional.of(k);
        }
        return Optional.empty();
    }

    private static Report.Row failed(Problems.Example example, String detail) {
        return new Report.Row(example.name(), false, detail);
    }

    /** The points of a method that is trusted, up to where it overflows: beyond there is nothing to compare. */
    static <S extends Iterate> List<SimpleMatrix> way(Optimizer<S> method, Problems.Example example, int steps) {
        List<SimpleMatrix> points = new ArrayList<>();
        S state = method.start(example.f(), example.x0().copy());
        while (Double.isFinite(Linear.maxNorm(Arguments.present(state, "state").x()))) {
            points.add(state.x());
            if (points.size() > steps) break;
            state = method.step(example.f().atStep(state.k()), state);
        }
        return points;
    }
}
