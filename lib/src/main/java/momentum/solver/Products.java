package momentum.solver;

import momentum.Linear;
import org.ejml.simple.SimpleMatrix;

/** Inner products with four sums in flight: additions that wait for each other would take as long as a step. */
final class Products {
    private Products() {}

    static double dot(SimpleMatrix x, SimpleMatrix y) {
        double[] p = Linear.array(x), q = Linear.array(y);
        int n = x.getNumElements(), i = 0;
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        for (; i + 3 < n; i += 4) {
            s0 += p[i] * q[i];
            s1 += p[i + 1] * q[i + 1];
            s2 += p[i + 2] * q[i + 2];
            s3 += p[i + 3] * q[i + 3];
        }
        for (; i < n; i++) s0 += p[i] * q[i];
        return s0 + s1 + (s2 + s3);
    }
}
