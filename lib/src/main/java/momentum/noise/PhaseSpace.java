package momentum.noise;

import java.util.ArrayList;
import java.util.List;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** The coordinates (x, v) of the phase space, with v = x − x₋, and how they follow from positions. */
final class PhaseSpace {
    private PhaseSpace() {}

    /** In one dimension x, v; else x₁ … x_n, v₁ … v_n. */
    static List<String> names(int n) {
        List<String> names = new ArrayList<>();
        for (String letter : List.of("x", "v")) {
            for (int i = 1; i <= n; i++) names.add(n == 1 ? letter : letter + Text.subscript(i));
        }
        return List.copyOf(names);
    }

    /** Which of the names is meant; {@code x1} stands for x₁. */
    static int index(List<String> names, String name, String parameter) {
        var written = new StringBuilder();
        for (char c : Arguments.present(name, parameter).toCharArray()) {
            written.append(c >= '0' && c <= '9' ? (char) (c - '0' + '₀') : c);
        }
        int index = names.indexOf(written.toString());
        if (index >= 0) return index;
        throw new IllegalArgumentException(
                parameter + " must be one of " + String.join(", ", names) + ", was " + name);
    }

    /** The rows that make the chosen coordinates out of (x₊, x, x₋), at x or one step later at x₊. */
    static SimpleMatrix rows(int n, List<Integer> chosen, boolean later) {
        SimpleMatrix rows = new SimpleMatrix(chosen.size(), 3 * n);
        for (int row = 0; row < chosen.size(); row++) {
            int coordinate = chosen.get(row), place = (later ? 0 : n) + coordinate % n;
            rows.set(row, place, 1);
            if (coordinate >= n) rows.set(row, place + n, -1);
        }
        return rows;
    }
}
