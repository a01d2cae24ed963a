package momentum;

import org.ejml.simple.SimpleMatrix;

/** A problem with a name and a start, for tests that go over many. */
public record Problem(String name, Objective f, SimpleMatrix x0) {
    @Override
    public String toString() {
        return name;
    }
}
