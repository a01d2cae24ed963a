package momentum.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import momentum.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What legends say: the field's names, and no parameter that is as usual. */
class LabelsTest {
    private static final Map<Optimizer<?>, String> LABELS = Map.ofEntries(
            Map.entry(new GradientDescent(0.1), "gradient descent, step size 0.1"),
            Map.entry(new HeavyBall(0.1, 0), "heavy ball, step size 0.1, momentum 0"),
            Map.entry(new NormalizedHeavyBall(0.1, 0.9), "normalized heavy ball, step size 0.1, momentum 0.9"),
            Map.entry(new Nesterov(0.1, 0.9), "Nesterov, step size 0.1, momentum 0.9"),
            Map.entry(new TorchSgd(0.1), "PyTorch SGD, step size 0.1"),
            Map.entry(new TorchSgd(0.1).withMomentum(0.9).withDampening(0.5),
                    "PyTorch SGD, step size 0.1, momentum 0.9, dampening 0.5"),
            Map.entry(new TorchSgd(0.1).withMomentum(0.9).withNesterov(),
                    "PyTorch SGD, step size 0.1, momentum 0.9, Nesterov"),
            Map.entry(new SgdW(new TorchSgd(0.1).withMomentum(0.9), 0.01),
                    "SGDW, step size 0.1, momentum 0.9, weight decay 0.01"),
            Map.entry(Convention.GOH.method(0.1, 0.9),
                    "heavy ball as Goh and PyTorch write it, step size 0.1, momentum 0.9"),
            Map.entry(Convention.SUTSKEVER.method(0.1, 0.9),
                    "heavy ball as Sutskever and Keras write it, step size 0.1, momentum 0.9"),
            Map.entry(Convention.SUBTRACTED.method(0.1, 0.9),
                    "heavy ball with the velocity subtracted, step size 0.1, momentum 0.9"),
            Map.entry(Convention.AVERAGE.method(0.1, 0.9),
                    "heavy ball with the average as velocity, step size 0.1, momentum 0.9"),
            Map.entry(new Remembering((f, x, v) -> f.gradient(x), (x, v) -> x.minus(v)),
                    "a method that remembers a velocity"),
            Map.entry(new AdaGrad(0.1), "AdaGrad, step size 0.1"),
            Map.entry(new AdaGrad(0.1).withEpsilon(0), "AdaGrad, step size 0.1, epsilon 0"),
            Map.entry(new RmsProp(0.01), "RMSprop, step size 0.01"),
            Map.entry(new RmsProp(0.01).withDecay(0.9).withMomentum(0.5).withCentring(),
                    "RMSprop, step size 0.01, decay 0.9, momentum 0.5, centred"),
            Map.entry(new Adam(0.1), "Adam, step size 0.1"),
            Map.entry(new Adam(0.1).withBeta1(0.8).withBeta2(0.99).withoutBiasCorrection(),
                    "Adam, step size 0.1, β₁ 0.8, β₂ 0.99, not bias corrected"),
            Map.entry(new AmsGrad(0.1), "AMSGrad, step size 0.1"),
            Map.entry(new AdamW(0.1, 0.01), "AdamW, step size 0.1, weight decay 0.01"),
            Map.entry(new NAdam(0.1).withWarmUp(1), "NAdam, step size 0.1, warm up 1"),
            Map.entry(new WeightDecay<>(new HeavyBall(0.1, 0.9), 0.01),
                    "heavy ball, step size 0.1, momentum 0.9, weight decay 0.01"),
            Map.entry(Clipped.byNorm(new GradientDescent(0.1), 1), "gradient descent, step size 0.1, ‖g‖ at most 1"),
            Map.entry(Clipped.byValue(new GradientDescent(0.1), 1), "gradient descent, step size 0.1, |gᵢ| at most 1"));

    static Stream<Map.Entry<Optimizer<?>, String>> labels() {
        return LABELS.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("labels")
    void theFieldsNames(Map.Entry<Optimizer<?>, String> each) {
        assertEquals(each.getValue(), each.getKey().label());
    }

    @Test
    void everyMethodIsInTheList() throws Exception {
        var listed = LABELS.keySet().stream().map(Object::getClass).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        Path classes = Path.of(HeavyBall.class.getResource("HeavyBall.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("momentum.method." + name);
                if (Optimizer.class.isAssignableFrom(type) && !listed.contains(type)) missing.add(name);
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }
}
