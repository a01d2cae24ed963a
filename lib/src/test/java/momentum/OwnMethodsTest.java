package momentum;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import momentum.method.GradientDescent;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** A method of one's own that would make wrong iterates without a word gets a word. */
class OwnMethodsTest implements OneSentence {
    private static final Quadratic F = Quadratic.diag(1, 2);
    private static final SimpleMatrix X0 = vector(1, 1);
    private static final String RETURNED = "the method returned its own x at k = %d: it must return a new vector";
    private static final String CHANGED = "the method, or the gradient, changed an x in place at k = %d: "
            + "it must leave x as it is and return a new vector";

    private static SimpleMatrix descend(SimpleMatrix x) {
        for (int i = 0; i < 2; i++) x.set(i, 0.9 * x.get(i));
        return x;
    }

    static Stream<Arguments> cases() {
        OneStep itself = (f, x) -> x, inPlace = (f, x) -> descend(x), leavesChanged = (f, x) -> descend(x).copy();
        OneStep sameArray = (f, x) -> Linear.wrap(Linear.array(descend(x)));
        TwoStep previousChanged = (f, x, previous) -> {
            previous.set(0, 7);
            return x.scale(0.5);
        };
        SimpleMatrix buffer = vector(0, 0);
        OneStep oneBuffer = (f, x) -> {
            buffer.setTo(x.scale(0.5));
            return buffer;
        };
        OneStep late = (f, x) -> x.get(0) < 0.5 ? x : x.scale(0.9);
        Objective careless = Objective.of(x -> 0, x -> descend(x).scale(0.1));
        Optimizer<OneStep.Point> still = new Optimizer<>() {
            @Override
            public OneStep.Point start(Objective f, SimpleMatrix x0) {
                return new OneStep.Point(0, x0);
            }

            @Override
            public OneStep.Point step(Objective f, OneStep.Point state) {
                return new OneStep.Point(0, state.x().scale(0.5));
            }
        };
        return Stream.of(
                bad(RETURNED.formatted(0), () -> itself.run(F, X0, 5)),
                bad(CHANGED.formatted(0), () -> inPlace.run(F, X0, 5)),
                bad(CHANGED.formatted(0), () -> leavesChanged.run(F, X0, 5)),
                bad(CHANGED.formatted(0), () -> sameArray.run(F, X0, 5)),
                bad(CHANGED.formatted(1), () -> previousChanged.run(F, TwoStep.from(X0, vector(2, 2)), 5)),
                bad(CHANGED.formatted(1), () -> oneBuffer.run(F, X0, 5)),
                bad(RETURNED.formatted(7), () -> late.run(F, X0, 50)),
                bad(CHANGED.formatted(0), () -> new GradientDescent(0.1).run(careless, X0, 5)),
                bad("the method must return the next x, was null at k = 0", () ->
                        ((OneStep) (f, x) -> null).run(F, X0, 5)),
                bad("the method must return 2×1 like x, was 1×2 at k = 0",
                        () -> ((OneStep) (f, x) -> x.transpose()).run(F, X0, 5)),
                bad("the method must return the state with k = 1, was k = 0", () -> still.run(F, X0, 5)));
    }

    @Test
    void aLongVectorThatIsChangedIsNoticedToo() {
        // whatever half of the entries a method writes to: the even ones, the odd ones, the first or the last half
        int n = 300_000;
        for (int[] written : new int[][] {{0, n, 2}, {1, n, 2}, {0, n / 2, 1}, {n / 2, n, 1}}) {
            OneStep method = (f, x) -> {
                for (int i = written[0]; i < written[1]; i += written[2]) x.set(i, 2);
                return x.copy();
            };
            OneSentence.refused(CHANGED.formatted(0),
                    () -> method.run(Quadratic.of(x -> x, n, new SimpleMatrix(n, 1)), SimpleMatrix.filled(n, 1, 1), 3));
        }
    }

    @Test
    void theStartingPointOfTheCallerIsNeverWrittenTo() {
        SimpleMatrix mine = vector(1, 1);
        OneStep inPlace = (f, x) -> descend(x);
        assertThrows(IllegalArgumentException.class, () -> inPlace.run(F, mine, 5));
        assertEquals(1, mine.get(0));
    }
}
